"""Words about places that are no names of places, in spelling of `spelling.folded`.

Made by hand for the languages in which people mostly fill the field in.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(each.strip() for each in words.split(","))


EVERYWHERE = _set(
    "worldwide, global, everywhere, anywhere, all over, all over the place, all over the world,"
    " around the world, the world, world, earth, planet earth, the earth, terra, the internet,"
    " internet, the interwebs, interwebs, the internets, online, web, the web, cyberspace, remote,"
    " nowhere, somewhere, here, there, wherever, in transit, on the road, space, outer space,"
    " universe, the universe, milky way, the moon, moon, mars, international, globe, the globe,"
    " world wide, world wide web, www, the cloud, cloud, metaverse, wereldwijd, overal, de wereld,"
    " wereld, aarde, weltweit, uberall, welt, die welt, erde, mundo, o mundo, el mundo,"
    " todo o mundo, em todo lugar, terre, le monde, monde, partout, europe, europa, eu, uk and eu,"
    " africa, afrika, afrique, asia, asie, asien, latin america, latam, latinoamerica,"
    " america latina, south america, north america, central america, middle east, mena, emea,"
    " apac, anz, dach, benelux, scandinavia, nordics, balkans, caribbean, the caribbean, amsterdam"
    " airport, home, at home, your heart, your head, my head, la la land, neverland, wonderland,"
    " narnia, hogwarts, gotham, gotham city, westeros, mordor, middle earth, the shire, wakanda,"
    " atlantis, metropolis, asgard, tatooine, hell, heaven, purgatory, limbo, the matrix, utopia,"
    " dystopia, batcave, springfield, sunnydale, stars hollow, the beach, beach, bed, my bed, sofa"
)
"""Everywhere, nowhere, continents, and the places of jokes and stories."""

NEEDS_CONTEXT = _set(
    "nice, reading, bath, mobile, split, paradise, orange, most, of, male, surprise, normal,"
    " independence, enterprise, hope, liberty, eden, batman, victoria, riverside, university,"
    " same, bar, best, union, central, chad, troy, concord, sparks, corona, temple, college, page,"
    " golden, sandy, sunrise, plantation, weed, hurricane, delta, eagle, cave, grove, garden,"
    " harmony, celebration, wells, street, ware, deal, eye, march, sale, battle, rye, hook, bury,"
    " ham, man, van, den, los, las, san, santa, new, old, north, south, east, west, saint, st,"
    " lake, island, valley, park, city, town, village, country, county, coast, point, bay,"
    " hills, mount, river, port, santo, sur, norte, leste, este, oeste, noord, zuid, oost, nord,"
    " sud, the, and, or, in, on, at, is, to, me, my, you, love, life, work, music, art, media,"
    " news, team, group, studio, office, house, road, avenue, maria, sofia, charlotte, lucia,"
    " jackson, tyler, clinton, madison, nelson, martin, santos, salvador, carolina, una, bor,"
    " pori, manga, ito, mission, along, date, tours, lens, agen, dole, cognac, bo, ho, ha, wa, ed,"
    " ar, as, goes, made, taxi, para, como, chester, wayne, moron, central district, west end,"
    " vista, saga, tape, oriental, shaping, worms, flint, rugby, allen, brandon, norman, lawrence,"
    " franklin, elizabeth, diana, julia, arcadia, commonwealth, rosetta, hail, unity, gulf, lakes,"
    " islands, forest, trinity, metro, meta, monster, genes, kanye, conception, george, mary,"
    " david, michael, patrick, paul, adam, samba, pandas, roles, spoken, google, hitachi, brent,"
    " southern, northern, eastern, western, falcon, angeles, brits, bade, magdalena, castello,"
    " east end, north end, old town, new town, downtown, midtown, uptown, chinatown, little italy"
)
"""Words of other use that a place is also called: they count only beside a place around them."""

FILLERS = _set(
    "the, greater, area, metro, metropolitan, region, downtown, uptown, central, city, city of,"
    " near, nr, in, at, by, just, currently, now, based, living, sunny, rainy, beautiful, lovely,"
    " always, mostly, mainly, usually, still, proudly, outside, around, close, de, la, el, o, a,"
    " em, im, aus, te, uit, omgeving, regio, raum, region, grande, gran, grand, north, south,"
    " east, west, northern, southern, eastern, western, inner, upper, lower, old, province,"
    " provincia, prov, state, county, co, district, suburbs, suburban, suburb, somewhere, born,"
    " and, raised, bred, to, of, my, our, good, great, mighty, royal, i, am, we, are, live, this"
)
"""Words beside a name that leave it the name of that place, or of one near it."""

SHOUTED = _set("us, oz, ph, gb, hk, sg, nz")
"""Letters that in small type are words, or nothing."""

AWAY = _set(
    "not, ex, former, formerly, previously, once, originally, from, native, expat, born, raised,"
    " nowhere, far, but, except, miss, missing, love, heart, soon, someday, want, wish, hate,"
    " without, never, next, before, leaving, visiting, fan, supporter, escaping, escaped, dreaming"
)
"""Words that say that somebody is elsewhere, or may be."""

HERE = (
    "now in",
    "living in",
    "lives in",
    "live in",
    "based in",
    "currently in",
    "residing in",
    "expat in",
    "working in",
    "now",
    "currently",
    "via",
)
"""Words after which stands where somebody is now."""

STANDS_ALONE = _set("NL,FR,ES,PT,BR,JP,ZA,PL,DK,IE,GR,CZ,HU,TR,AU,NZ,FI,SE,UA,KR,CN,RO,BG,HR,RS")
"""Letters that mean a country even where nothing stands beside them."""

UNSURE_LETTERS = _set("CA,DE,IN,CO,AR,ID,PA,PE,NL,NB,SA,SC,MA")
"""Letters that mean a region of one country as readily as another country."""
