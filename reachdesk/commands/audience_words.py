"""What groups of followers are called on the command line."""

from __future__ import annotations

from reachdesk.countries import country_name
from reachdesk.i18n import N_, _

_NAMES = {
    "journalist_or_author": N_("Journalists or authors"),
    "supplier": N_("Suppliers"),
    "competitor": N_("Competitors"),
    "supplier_or_competitor": N_("Suppliers or competitors"),
    "customer": N_("Customers"),
    "prospect": N_("Prospects"),
    "industry_body": N_("Industry bodies"),
    "local_information": N_("Local information"),
    "colleague": N_("Colleagues"),
    "friend": N_("Friends"),
    "gateway": N_("Gateways"),
    "other": N_("Other"),
    "unknown_place": N_("Place unknown"),
}
UNKNOWN = {
    "country": N_("Place unknown"),
    "role": N_("Role unknown"),
    "list": N_("On no list"),
    "language": N_("Language unknown"),
}


def group_name(key: str, name: str | None) -> str:
    """A group's own name, else the words for its key: a role, or a country by its code."""
    if name is not None:
        return name
    if key in _NAMES:
        return _(_NAMES[key])
    if len(key) == 2 and key.isupper():
        return country_name(key)
    return key.replace("_", " ")
