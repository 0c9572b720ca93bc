"""Names that analytics already know, and that a partner's slug therefore may not be.

GA4 files a visit by its source before it looks at most media, so a partner called `kakao` would be reported as Organic
Social whatever the link says. The names are the dot-free ones of the list that Google publishes with its default
channel group (support.google.com/analytics/answer/9756891), as carried by Velir/dbt-ga4, seed @2d7b1f1 (MIT); reviewed
2026-11.
They stand in code: every slug of a list of partners is held against them, and the rules that do it read no files.
Names with a dot cannot be slugs; the few that occur in hand-made links are kept for predictions.
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SOCIAL_SLUGS = _names(
    """
    43things activerain activeworlds addthis alumniclass americantowns anobii answerbag aolanswers askubuntu
    athlinks baby-gaga badoo bebo beforeitsnews bharatstudent blackplanet blogger blogher bloglines blogsome
    blogspot blogster blurtit brightkite brizzly buzzfeed buzznet cafemom camospace care2 catster cellufun
    chicagonow classmates classquest cocolog-nifty cozycot crunchyroll cyworld deviantart dianping digg diigo disqus
    dogster dol2day doostang dopplr douban drugs-forum dzone elftown extole facebook faceparty fanpop fark fc2
    feedspot feministing filmaffinity flickr flipboard folkdirect foodservice fotki fotolog foursquare friendfeed
    fubar gaiaonline gamerdna glassboard glassdoor godtube goldstar gooblog goodreads googleplus govloop gowalla
    habbo hatena hi5 hootsuite houzz hoverspot hubculture ibibo imageshack imvu insanejournal instagram instapaper
    intherooms italki jammerdirect kakao kaneva librarything line linkedin listal listography livedoorblog
    livejournal meetup messenger mocospace mouthshut movabletype mubi myheritage mylife mymodernmet myspace netvibes
    newsshowcase nexopia niconico nightlifelink ning onstartups opendiary photobucket pinboard pingsta pinterest
    plurk posterous qapacity quechup quora ravelry reddit redux renren reunion reverbnation ryze salespider
    screenrant scribd scvngr secondlife serverfault shareit sharethis skype skyrock snapchat social socialvibe spoke
    spruz stackapps stackexchange stackoverflow stickam superuser sweeva tagged taggedmail talkbiznow techmeme
    tencent tiktok tinyurl toolbox travellerspoint tripadvisor trombi trustpilot tudou tuenti tumblr tweetdeck
    twitter typepad vampirefreaks vampirerave wakoopa wattpad webshots wechat weebly weibo weread whatsapp wordpress
    xanga xing yammer yelp zalo zooppa
    """
)

_SHOPPING_SLUGS = _names(
    """
    alibaba amazon ebay etsy igshopping mercadolibre shopify shopzilla stripe walmart
    """
)

_SEARCH_SLUGS = _names(
    """
    alice aol ask auone avg babylon baidu biglobe bing cnn comcast conduit daum dogpile duckduckgo eniro globo
    google google-play incredimail kvasir lycos msn najdi naver onet qwant rakuten rambler search-results seznam
    sogou startsiden terra ukr virgilio yahoo yandex
    """
)

_VIDEO_SLUGS = _names(
    """
    crackle curiositystream dailymotion disneyplus hulu iqiyi netflix ted twitch utreon veoh vimeo wistia youku
    youtube
    """
)

SOCIAL = _SOCIAL_SLUGS | _names(
    """
    fb ig facebook.com m.facebook.com l.facebook.com lm.facebook.com instagram.com l.instagram.com linkedin.com lnkd.in
    twitter.com t.co t.me whatsapp.com medium.com hr.com bit.ly
    """
)
SHOPPING = _SHOPPING_SLUGS
SEARCH = _SEARCH_SLUGS | {"googlemybusiness", "google.com"}
VIDEO = _VIDEO_SLUGS | {"youtube.com"}

RESERVED_SLUGS = (
    _SOCIAL_SLUGS | _SHOPPING_SLUGS | _SEARCH_SLUGS | _VIDEO_SLUGS | {"googlemybusiness", "sms", "firebase", "direct"}
)
"""Slugs that no partner may have. `partner-<name>` is the way out for a partner who really is called so."""

RESERVED_PARTS = ("email", "e-mail")
"""No slug may contain these: GA4 may read its e-mail rule as "contains"."""

PLAUSIBLE_SOCIAL = (
    SOCIAL
    | _names(
        """
    telegram threads bluesky mastodon discord slack github producthunt vkontakte steamcommunity.com
    """
    )
    | {"x (twitter)", "hacker news", "microsoft teams"}
)
PLAUSIBLE_SEARCH = SEARCH | {"yahoo!", "ecosia", "brave"}
PLAUSIBLE_SHOPPING = SHOPPING | {"temu.com"}
PLAUSIBLE_ASSISTANTS = frozenset(
    {"chatgpt", "chatgpt.com", "claude", "phind", "deepseek", "copilot", "grok", "google gemini", "perplexity"}
)
"""What Plausible adds to the lists (plausible/analytics, acquisition.ex @277f8f7; reviewed 2026-11)."""
