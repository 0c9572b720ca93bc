"""Top-level domains that turn a bare `name.tld` into a link on X.

Source: the root zone of the domain name system; all country codes, and the generic ones a programme or its partners
are likely to use. A missing one means a bare domain is counted letter by letter, so spell such a link with `https://`.
"""

from __future__ import annotations

from typing import Final

_COUNTRIES: Final = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf
cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg
gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp
kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne
nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk
sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
vu wf ws ye yt za zm zw
"""

_GENERIC: Final = """
com net org edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia post arpa
academy accountant accountants actor ads agency app apartments art associates attorney auction audio auto autos baby
band bank bar bargains beauty beer best bet bid bike bio black blog blue boats bond book boutique box broker build
builders business buy buzz cab cafe cam camera camp capital car cards care career careers cars casa cash catering center
ceo chat cheap church city claims cleaning click clinic clothing cloud club coach codes coffee college community company
compare computer condos construction consulting contact contractors cooking cool country coupon coupons courses credit
creditcard cruises cyou dance data date dating day deal dealer deals degree delivery dental dentist design dev diamonds
diet digital direct directory discount doctor dog domains dot download earth eat education email energy engineer
engineering enterprises equipment estate events exchange expert exposed express fail faith family fan fans farm fashion
fast feedback film finance financial fish fishing fit fitness flights florist flowers fly food football forex forsale
forum foundation free fun fund furniture futbol fyi gallery game games garden gift gifts gives giving glass global gmbh
gold golf graphics gratis green gripe group guide guitars guru hair health healthcare help here hiphop hockey holdings
holiday homes horse hospital host hosting hot hotels house how icu immo inc industries ink institute insurance insure
international investments jetzt jewelry kaufen kids kim kitchen kiwi land lat law lawyer lease legal life lighting
limited limo link live living llc llp loan loans locker lol love ltd ltda luxe luxury management map market marketing
markets mba media medical meet meme memorial men menu mobile moda moe mom money monster mortgage motorcycles mov movie
music navy network new news ngo ninja now observer office one ong onl online ooo organic page partners parts party pay
pet pharmacy phone photo photography photos physio pics pictures pink pizza place play plumbing plus poker porn press
productions prof promo properties property protection pub qpon quest racing read realestate realtor realty recipes red
rehab reise reisen ren rent rentals repair report republican rest restaurant review reviews rich rip rocks rodeo room
rsvp run safe sale salon sarl save school schule science search secure security select services sex sexy shoes shop
shopping show singles site ski skin smart soccer social software solar solutions soy spa space sport spot srl store
stream studio study style sucks supplies supply support surf surgery swiss systems talk tax taxi team tech technology
tennis theater theatre tickets tienda tips tires today tools top tours town toys trade trading training tube university
uno vacations ventures vet viajes video villas vin vip vision vodka vote voting voto voyage wang watch watches weather
webcam website wed wedding whoswho wiki win wine work works world wtf xin xyz yachts yoga you zip zone
abudhabi amsterdam berlin capetown doha dubai durban istanbul london miami moscow nyc paris tokyo
amazon android apple aramco aws azure bbc bing bmw chrome google ibm microsoft netflix stc youtube
"""

_NON_ASCII: Final = """
السعودية امارات مصر قطر عمان الاردن فلسطين المغرب الجزائر تونس سورية عراق سودان مليسيا ایران پاکستان
موقع شبكة بازار كوم بيتك ارامكو ابوظبي موبايلي العليان рф рус бел укр срб 中国 中國 香港 台灣 한국 भारत
"""

_RESERVED: Final = "example test"
"""Names that RFC 2606 keeps for examples. X links none of them; here they stand for the real domain that will replace
them, so that an example programme is counted as it will be."""

TOP_LEVEL_DOMAINS: Final = frozenset(f"{_COUNTRIES} {_GENERIC} {_NON_ASCII} {_RESERVED}".split())
