"""Words for groups of followers, for the window and the command line alike (no Qt)."""

from __future__ import annotations

from reachdesk.i18n import N_

ROLES = {
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
}
"""A role's key to its words, marked for translation."""

UNKNOWN = {
    "country": N_("Place unknown"),
    "role": N_("Role unknown"),
    "list": N_("On no list"),
    "language": N_("Language unknown"),
}
"""A dimension's key to the words for those of whom it is not known, marked for translation."""

MET = {
    "targeted_following": N_("targeted following"),
    "converting": N_("converting"),
    "attracting": N_("attracting"),
    "hunting": N_("hunting"),
    "engaging": N_("engaging"),
}
"""A way of having met to its words, marked for translation."""
