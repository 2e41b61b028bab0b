//! Top-level domains.
//!
//! Made by `cargo xtask generate` from the IANA root zone (crate `tld`)
//! and the list in `xtask/data/twitter-text-3.1.0-tlds.txt`.
//! Do not edit: change `xtask/src/text_tables.rs` and generate again.

/// The ASCII names: entry `n` holds those of `n` letters, sorted, each followed by a space.
pub(crate) static ASCII: [&str; 19] = [
    "",
    "",
    "\
     ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn\x20\
     bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj\x20\
     dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp\x20\
     gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh\x20\
     ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn\x20\
     mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph\x20\
     pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr\x20\
     ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug uk um us uy\x20\
     uz va vc ve vg vi vn vu wf ws ye yt za zm zw\x20",
    "\
     aaa abb abc aco ads aeg afl aig anz aol app art aws axa bar bbc bbt bcg bcn bet bid bio\x20\
     biz bms bmw bnl bom boo bot box buy bzh cab cal cam car cat cba cbn cbs ceb ceo cfa cfd\x20\
     com cpa crs csc dad day dds dev dhl diy dnp dog dot dtv dvr eat eco edu esq eus fan fit\x20\
     fly foo fox frl ftr fun fyi gal gap gay gdn gea gle gmo gmx goo gop got gov hbo hiv hkt\x20\
     hot how htc ibm ice icu ifm inc ing ink int ist itv iwc jcb jcp jio jlc jll jmp jnj jot\x20\
     joy kfh kia kim kpn krd lat law lds llc llp lol lpl ltd man map mba mcd med men meo mil\x20\
     mit mlb mls mma moe moi mom mov msd mtn mtr nab nba nec net new nfl ngo nhk now nra nrw\x20\
     ntt nyc obi off one ong onl ooo org ott ovh pay pet phd pid pin pnc pro pru pub pwc qvc\x20\
     red ren ril rio rip run rwe sap sas sbi sbs sca scb ses sew sex sfr ski sky soy spa srl\x20\
     srt stc tab tax tci tdk tel thd tjx top trv tui tvs ubs uno uol ups vet vig vin vip web\x20\
     wed win wme wow wtc wtf xin xxx xyz you yun zip\x20",
    "\
     aarp able adac aero aigo akdn ally amex arab army arpa arte asda asia audi auto baby band\x20\
     bank bbva beer best bike bing blog blue bofa bond book buzz cafe call camp care cars casa\x20\
     case cash cbre cern chat citi city club cool coop cyou data date dclk deal dell desi diet\x20\
     dish docs doha duck duns dvag erni fage fail fans farm fast fiat fido film fire fish flir\x20\
     food ford free fund game gbiz gent ggee gift gmbh gold golf goog guge guru hair haus hdfc\x20\
     help here hgtv host hsbc icbc ieee imdb immo info itau java jeep jobs jprs kddi kids kiwi\x20\
     kpmg kred land lego lgbt lidl life like limo link live loan loft love ltda luxe maif meet\x20\
     meme menu mini mint mobi moda moto mtpc name navy news next nico nike ollo open page pars\x20\
     pccw pics ping pink play plus pohl porn post prod prof qpon raid read reit rent rest rich\x20\
     rmit room rsvp ruhr safe sale sapo sarl save saxo scor scot seat seek sexy shaw shia shop\x20\
     show silk sina site skin sncf sohu song sony spot star surf talk taxi team tech teva tiaa\x20\
     tips town toys tube vana visa viva vivo vote voto wang weir wien wiki wine work xbox yoga\x20\
     zara zero zone\x20",
    "\
     actor adult aetna amfam amica apple archi audio autos azure baidu beats bible bingo black\x20\
     boats boots bosch build canon cards chase cheap chloe cisco citic click cloud coach codes\x20\
     crown cymru dabur dance deals delta dodge drive dubai earth edeka email epost epson faith\x20\
     fedex final forex forum gallo games gifts gives glade glass globo gmail green gripe group\x20\
     gucci guide homes honda horse house hyatt iinet ikano intel irish iveco jetzt koeln kyoto\x20\
     lamer lease legal lexus lilly linde lipsy lixil loans locus lotte lotto lupin macys mango\x20\
     media merck miami money mopar movie music nadex nexus nikon ninja nokia nowtv omega onion\x20\
     osaka paris parts party phone photo pizza place poker praxi press prime promo quest radio\x20\
     rehab reise ricoh rocks rodeo rugby salon sener seven sharp shell shoes skype sling smart\x20\
     smile solar space sport stada store study style sucks swiss tatar tires tirol tmall today\x20\
     tokyo tools toray total tours trade trust tunes tushu ubank vegas video vista vodka volvo\x20\
     wales watch weber weibo works world xerox yahoo zippo\x20",
    "\
     abarth abbott abbvie active africa agency airbus airtel alipay alsace alstom amazon\x20\
     anquan aramco author bayern beauty berlin bharti blanco bostik boston broker camera\x20\
     career caseih casino center chanel chrome church circle claims clinic coffee comsec\x20\
     condos coupon credit cruise dating datsun dealer degree dental design direct doctor\x20\
     doosan dunlop dupont durban emerck energy estate events expert family flickr futbol\x20\
     gallup garden george giving global google gratis health hermes hiphop hockey hotels\x20\
     hughes imamat insure intuit jaguar joburg juegos kaufen kinder kindle kosher lancia\x20\
     latino lawyer lefrak living locker london luxury madrid maison makeup market mattel\x20\
     mobile mobily monash mormon moscow museum mutual nagoya natura nissan nissay norton\x20\
     nowruz office olayan online oracle orange otsuka pfizer photos physio piaget pictet\x20\
     quebec racing realty reisen repair report review rocher rogers ryukyu safety sakura\x20\
     sanofi school schule search secure select shouji soccer social stream studio supply\x20\
     suzuki swatch sydney taipei taobao target tattoo tennis tienda tjmaxx tkmaxx toyota\x20\
     travel unicom viajes viking villas virgin vision voting voyage vuelos walter warman\x20\
     webcam xihuan xperia yachts yandex zappos\x20",
    "\
     abogado academy agakhan alibaba android athleta auction audible auspost avianca banamex\x20\
     bauhaus bentley bestbuy booking brother bugatti capital caravan careers cartier channel\x20\
     charity chintai citadel clubmed college cologne comcast company compare contact cooking\x20\
     corsica country coupons courses cricket cruises dentist digital domains exposed express\x20\
     farmers fashion ferrari ferrero finance fishing fitness flights florist flowers forsale\x20\
     frogans fujitsu gallery genting godaddy grocery guitars hamburg hangout hitachi holiday\x20\
     hosting hoteles hotmail hyundai iselect ismaili jewelry juniper kitchen komatsu lacaixa\x20\
     lancome lanxess lasalle latrobe leclerc liaison limited lincoln markets metlife monster\x20\
     netbank netflix network neustar okinawa oldnavy organic origins panerai philips pioneer\x20\
     politie realtor recipes rentals reviews rexroth samsung sandvik schmidt schwarz science\x20\
     shiksha shriram singles spiegel staples starhub statoil storage support surgery systems\x20\
     temasek theater theatre tickets tiffany toshiba trading walmart wanggou watches weather\x20\
     website wedding whoswho windows winners xfinity yamaxun youtube zuerich\x20",
    "\
     abudhabi airforce allstate attorney barclays barefoot bargains baseball boutique bradesco\x20\
     broadway brussels budapest builders business capetown catering catholic chrysler cipriani\x20\
     cityeats cleaning clinique clothing commbank computer delivery deloitte democrat diamonds\x20\
     discount discover download engineer ericsson esurance etisalat everbank exchange feedback\x20\
     fidelity firmdale flsmidth football frontier goodyear grainger graphics guardian hdfcbank\x20\
     helsinki holdings hospital infiniti ipiranga istanbul jpmorgan lighting lundbeck marriott\x20\
     maserati mckinsey memorial merckmsd mortgage movistar mutuelle observer partners pharmacy\x20\
     pictures plumbing property redstone reliance saarland samsclub security services shopping\x20\
     showtime softbank software stcgroup supplies symantec telecity training uconnect vanguard\x20\
     ventures verisign woodside yokohama\x20",
    "\
     accenture alfaromeo allfinanz amsterdam analytics aquarelle barcelona bloomberg christmas\x20\
     community directory education equipment fairwinds financial firestone fresenius frontdoor\x20\
     fujixerox furniture goldpoint goodhands hisamitsu homedepot homegoods homesense honeywell\x20\
     institute insurance kuokgroup ladbrokes lancaster landrover lifestyle marketing marshalls\x20\
     mcdonalds melbourne microsoft montblanc panasonic passagens pramerica richardli scjohnson\x20\
     shangrila solutions statebank statefarm stockholm travelers vacations yodobashi\x20",
    "\
     accountant apartments associates basketball bnpparibas boehringer capitalone consulting\x20\
     creditcard cuisinella eurovision extraspace foundation healthcare immobilien industries\x20\
     management mitsubishi nationwide newholland nextdirect onyourside properties protection\x20\
     prudential realestate republican restaurant schaeffler swiftcover tatamotors technology\x20\
     telefonica university vistaprint vlaanderen volkswagen\x20",
    "\
     accountants barclaycard blackfriday blockbuster bridgestone calvinklein contractors\x20\
     creditunion engineering enterprises foodnetwork investments kerryhotels lamborghini\x20\
     motorcycles olayangroup photography playstation productions progressive redumbrella\x20\
     rightathome williamhill\x20",
    "\
     construction lplfinancial pamperedchef scholarships versicherung\x20",
    "\
     international lifeinsurance orientexpress spreadbetting travelchannel wolterskluwer\x20",
    "\
     afamilycompany americanfamily bananarepublic cancerresearch cookingchannel kerrylogistics\x20\
     weatherchannel\x20",
    "\
     americanexpress kerryproperties sandvikcoromant\x20",
    "",
    "",
    "\
     northwesternmutual travelersinsurance\x20",
];

/// The other names in NFC by their first character, the longer ones first.
pub(crate) static OTHER: [(char, &[&str]); 107] = [
    ('v', &["vermögensberatung", "vermögensberater"]),
    ('ε', &["ελ", "ευ"]),
    ('б', &["бел", "бг"]),
    ('д', &["дети"]),
    ('е', &["ею"]),
    ('к', &["католик", "ком"]),
    ('м', &["москва", "мкд", "мон"]),
    ('о', &["онлайн", "орг"]),
    ('р', &["рус", "рф"]),
    ('с', &["сайт", "срб"]),
    ('у', &["укр"]),
    ('қ', &["қаз"]),
    ('հ', &["հայ"]),
    ('י', &["ישראל"]),
    ('ק', &["קום"]),
    ('ا', &["السعودية", "اتصالات", "البحرين", "الجزائر", "العليان", "ابوظبي", "ارامكو", "الاردن", "المغرب", "امارات", "ایران"]),
    ('ب', &["بازار", "بھارت", "بارت", "بيتك"]),
    ('ت', &["تونس"]),
    ('س', &["سودان", "سورية"]),
    ('ش', &["شبكة"]),
    ('ع', &["عراق", "عمان", "عرب"]),
    ('ف', &["فلسطين"]),
    ('ق', &["قطر"]),
    ('ك', &["كاثوليك", "كوم"]),
    ('م', &["موريتانيا", "موبايلي", "مليسيا", "موقع", "مصر"]),
    ('ه', &["همراه"]),
    ('پ', &["پاکستان"]),
    ('ڀ', &["ڀارت"]),
    ('क', &["कॉम"]),
    ('न', &["नेट"]),
    ('भ', &["भारतम्", "भारोत", "भारत"]),
    ('स', &["संगठन"]),
    ('ব', &["বাংলা"]),
    ('ভ', &["ভারত", "ভাৰত"]),
    ('ਭ', &["ਭਾਰਤ"]),
    ('ભ', &["ભારત"]),
    ('ଭ', &["ଭାରତ"]),
    ('இ', &["இந்தியா", "இலங்கை"]),
    ('ச', &["சிங்கப்பூர்"]),
    ('భ', &["భారత్"]),
    ('ಭ', &["ಭಾರತ"]),
    ('ഭ', &["ഭാരതം"]),
    ('ල', &["ලංකා"]),
    ('ค', &["คอม"]),
    ('ไ', &["ไทย"]),
    ('ລ', &["ລາວ"]),
    ('გ', &["გე"]),
    ('み', &["みんな"]),
    ('ア', &["アマゾン"]),
    ('ク', &["クラウド"]),
    ('グ', &["グーグル"]),
    ('コ', &["コム"]),
    ('ス', &["ストア"]),
    ('セ', &["セール"]),
    ('フ', &["ファッション"]),
    ('ポ', &["ポイント"]),
    ('世', &["世界"]),
    ('中', &["中文网", "中信", "中国", "中國"]),
    ('亚', &["亚马逊"]),
    ('企', &["企业"]),
    ('佛', &["佛山"]),
    ('信', &["信息"]),
    ('健', &["健康"]),
    ('八', &["八卦"]),
    ('公', &["公司", "公益"]),
    ('台', &["台湾", "台灣"]),
    ('商', &["商城", "商店", "商标"]),
    ('嘉', &["嘉里大酒店", "嘉里"]),
    ('在', &["在线"]),
    ('大', &["大众汽车", "大拿"]),
    ('天', &["天主教"]),
    ('娱', &["娱乐"]),
    ('家', &["家電"]),
    ('工', &["工行"]),
    ('广', &["广东"]),
    ('微', &["微博"]),
    ('慈', &["慈善"]),
    ('我', &["我爱你"]),
    ('手', &["手机", "手表"]),
    ('招', &["招聘"]),
    ('政', &["政务", "政府"]),
    ('新', &["新加坡", "新闻"]),
    ('时', &["时尚"]),
    ('書', &["書籍"]),
    ('机', &["机构"]),
    ('淡', &["淡马锡"]),
    ('游', &["游戏"]),
    ('澳', &["澳門"]),
    ('点', &["点看"]),
    ('珠', &["珠宝"]),
    ('移', &["移动"]),
    ('组', &["组织机构"]),
    ('网', &["网址", "网店", "网站", "网络"]),
    ('联', &["联通"]),
    ('诺', &["诺基亚"]),
    ('谷', &["谷歌"]),
    ('购', &["购物"]),
    ('通', &["通販"]),
    ('集', &["集团"]),
    ('電', &["電訊盈科"]),
    ('飞', &["飞利浦"]),
    ('食', &["食品"]),
    ('餐', &["餐厅"]),
    ('香', &["香格里拉", "香港"]),
    ('닷', &["닷넷", "닷컴"]),
    ('삼', &["삼성"]),
    ('한', &["한국"]),
];
