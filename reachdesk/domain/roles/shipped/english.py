"""English rules, and words that several languages share.

Journalists and authors: people who write for a publication or whose books, comics, plays or scripts
are published; not outlets, bloggers, copywriters or programmers. Suppliers: who sells goods or
services to businesses. Industry bodies: associations, not their members. Local information: what
is on and what happens in a town. Gateways: who passes others' things on to many. Other: accounts
of no use to a marketer (parodies, fans, bots, students).
"""

from __future__ import annotations

from reachdesk.domain.roles.rules import JOURNALIST_OR_AUTHOR, OTHER, RoleRule
from reachdesk.domain.roles.shipped.making import rule

RULES: tuple[RoleRule, ...] = (
    rule(
        "en",
        JOURNALIST_OR_AUTHOR,
        """
        journalist | photojournalist | journo | reporter | correspondent | columnist | newswriter
        editor | subeditor | editor in chief | eic | editor at large | contributing writer
        staff writer | news anchor | newsreader | news presenter | broadcaster
        critic | essayist
        author | co author | coauthor | novelist | writer | cowriter | screenwriter | scriptwriter
        scenarist | playwright | poet | poetess | biographer | memoirist | sportswriter
        comics writer | writes for | write for | i write about | writes about | i write books
        i write novels | i write stories | writes books | writes novels | writes stories
        my book | my books | my * book | my novel | my novels | my * novel | my memoir
        latest book | new book out | debut novel | best selling author
        """,
        """
        technical writer | tech writer | techwriter | copy writer | code writer | software writer
        writer of code | writer of software | writer of apps | writer of programs | song writer
        singer song writer | grant writer | proposal writer | cv writer | resume writer | seo writer
        content writer | ux writer | writer of tests | writer of tweets | writer of songs
        author of tweets | author of this | author of the * plugin | author of the * library
        author of the * framework | author of the * * library | author of the * * framework
        package author | plugin author | theme author | gem author
        library author | video editor | film editor | sound editor | audio editor | photo editor
        image editor | text editor | code editor | level editor | music editor for | vim editor
        html editor | wikipedia editor | wiki editor | editor plugin | online editor
        armchair critic | my book club | my face book | write for fun | write for myself
        write for a hobby | writes for fun | write for machines | write for computers
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "en",
        "supplier",
        """
        supplier | vendor | wholesaler | distributor | reseller | manufacturer
        service provider | solutions provider | provider of | leading provider | outsourcing
        consultant | consultants | consultancy | consulting | marketing services | our agency
        marketing agency | digital agency | creative agency | media agency | design agency
        advertising agency | pr agency | web agency | branding agency | recruitment agency
        staffing agency | full service agency | agency owner | agency founder
        professional services | managed services | engineering services | our clients
        our customers | we help businesses | we help companies | we help brands | we help teams
        helping businesses | helping companies | we supply | we manufacture | we build software
        we sell | software house | design studio | software company | custom software
        software for business* | software for companies | software for teams | saas | b2b
        platform for business* | platform for companies | for businesses | for enterprises
        request a demo | free trial | get a quote
        """,
        """
        news agency | press agency | street vendor
        """,
    ),
    rule(
        "en",
        "industry_body",
        """
        association of | association for | association representing | trade association
        professional association | industry association | the * association | institute of
        federation of | the * federation | chamber of commerce | trade body | professional body
        industry body | standards body | trade union | guild of | society of | society for
        national association | international association | council for | certification body
        represents the industry | voice of the industry | forum for the industry
        """,
        """
        member | fellow | student | phd | professor | lecturer | researcher | alumnus | alumna
        graduate | employee | i work | i am | i'm | journalist at | reporter at
        """,
        fields=("bio", "name", "company"),
    ),
    rule(
        "en",
        "local_information",
        """
        local news | news for * residents | community news | town news | village news
        neighbourhood news | neighborhood news | news from the neighbourhood | what's on
        whats on in | what is on | things to do in | events in | listings for | your guide to
        local guide | city council | town council | borough council | county council
        parish council | official city of | weather for | weather in | traffic and travel
        traffic updates | travel updates | service advisories | local weather | community website
        hyperlocal | breaking * news for
        """,
        "news from the world of | news from the team | events in my life",
        fields=("bio", "name"),
    ),
    rule(
        "en",
        "gateway",
        """
        newsletter | weekly newsletter | weekly round up | weekly roundup | podcast | podcaster
        meetup | meet up group | user group | conference | unconference | community manager
        community leader | community organiser | community organizer | event organiser
        event organizer | organiser of | organizer of | organisers of | organizers of
        curator of | curated by | curating | we connect | connecting people | connecting founders
        networking group | host of
        """,
        """
        conference call | podcast addict | podcast lover | podcast listener | podcast junkie
        love podcast | conference speaker | press conference
        """,
        fields=("bio", "name", "position"),
    ),
    rule(
        "en",
        OTHER,
        """
        parody | parody account | fan account | fan page | fanpage | unofficial fan | bot
        twitter bot | spoof | student | undergraduate | phd candidate | phd student | schoolboy
        schoolgirl | job board
        """,
        "never a student | student of life",
        fields=("bio", "name"),
    ),
)  # fmt: skip
