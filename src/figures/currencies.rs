//! The currencies that news text names: their codes, signs and words.

/// One currency, named by its ISO 4217 code.
pub(super) struct Currency {
    pub code: &'static str,
    /// Signs and abbreviations that stand before or after an amount, exactly as written, parted by white space.
    pub signs: &'static str,
    /// Names that need no nationality before them, in lower case, parted by commas.
    pub names: &'static str,
    /// Nationalities that turn a shared name into this currency: "canadian" in "Canadian dollars".
    pub peoples: &'static str,
    /// The shared names that those nationalities apply to.
    pub shared: &'static str,
}

const fn currency(
    code: &'static str,
    signs: &'static str,
    names: &'static str,
    peoples: &'static str,
    shared: &'static str,
) -> Currency {
    Currency { code, signs, names, peoples, shared }
}

const DOLLARS: &str = "dollar,dollars";
const POUNDS: &str = "pound,pounds";
const FRANCS: &str = "franc,francs";
const PESOS: &str = "peso,pesos";
const CROWNS: &str = "crown,crowns,krone,kroner,krona,kronor,koruna,korunas";
const RUPEES: &str = "rupee,rupees";
const DINARS: &str = "dinar,dinars";
const RIYALS: &str = "rial,rials,riyal,riyals";
const WON: &str = "won";
const SHILLINGS: &str = "shilling,shillings";

/// All of them. A name that several share goes, without a nationality, to the first that lists it in `names`.
pub(super) static CURRENCIES: &[Currency] = &[
    currency(
        "USD",
        "$ US$ $US U$S USD US",
        "dollar,dollars,buck,bucks,greenbacks,usd,dlr,dlrs",
        "us,u.s,american,usa",
        DOLLARS,
    ),
    currency("EUR", "€ EUR", "euro,euros,eur", "", ""),
    currency("GBP", "£ GBP UK£ ￡ PS", "sterling,quid,gbp,stg", "british,english,uk", POUNDS),
    currency("JPY", "¥ JPY JP¥ Y Y= ￥", "yen,円", "japanese", "yen"),
    currency("CNY", "CNY RMB CN¥ RMB¥", "yuan,renminbi,rmb,kuai,元", "chinese", "yuan,renminbi"),
    currency("INR", "₹ INR Rs Rs. rs Re", "rupee,rupees", "indian", RUPEES),
    currency("CHF", "CHF SFr Sfr Fr", "franc,francs", "swiss", FRANCS),
    currency("AUD", "A$ AU$ AUD AUD$ $A Aus$", "", "australian", DOLLARS),
    currency("CAD", "C$ CA$ CAD CAD$ CDN$ Can$ $C c$", "loonie,loonies", "canadian", DOLLARS),
    currency("NZD", "NZ$ NZD NZD$ $NZ", "", "zealand", DOLLARS),
    currency("HKD", "HK$ HKD HKD$", "", "kong", DOLLARS),
    currency("SGD", "S$ SGD SGD$", "", "singapore,singaporean", DOLLARS),
    currency("TWD", "NT$ TWD", "", "taiwan,taiwanese", DOLLARS),
    currency("JMD", "J$ JMD", "", "jamaican", DOLLARS),
    currency("ZWL", "ZWL Z$", "", "zimbabwean,zimbabwe", DOLLARS),
    currency("SEK", "SEK SKr Skr", "krona,kronor", "swedish", CROWNS),
    currency("NOK", "NOK NKr", "krone,kroner", "norwegian", CROWNS),
    currency("DKK", "DKK DKr", "", "danish", CROWNS),
    currency("ISK", "ISK", "", "icelandic", CROWNS),
    currency("CZK", "CZK Kč", "koruna,korunas", "czech", CROWNS),
    currency("PLN", "PLN zł", "zloty,zlotys", "polish", "zloty,zlotys"),
    currency("HUF", "HUF", "forint,forints", "hungarian", "forint,forints"),
    currency("RON", "RON", "lei", "romanian", "leu,lei"),
    currency("BGN", "BGN", "", "bulgarian", "lev,leva"),
    currency("RUB", "₽ RUB", "rouble,roubles,ruble,rubles", "russian", "rouble,roubles,ruble,rubles"),
    currency("UAH", "₴ UAH", "hryvnia,hryvnias", "ukrainian", "hryvnia,hryvnias"),
    currency("TRY", "₺ TRY", "lira,liras", "turkish", "lira,liras"),
    currency("ILS", "₪ ILS NIS", "shekel,shekels", "israeli", "shekel,shekels"),
    currency("EGP", "EGP E£", "", "egyptian", POUNDS),
    currency("LBP", "LBP", "", "lebanese", "pound,pounds,lira,liras"),
    currency("SYP", "SYP", "", "syrian", POUNDS),
    currency("SDG", "SDG", "", "sudanese", POUNDS),
    currency("SAR", "SAR", "riyal,riyals", "saudi", RIYALS),
    currency("QAR", "QAR", "", "qatari", RIYALS),
    currency("IRR", "IRR", "rial,rials,toman,tomans", "iranian", RIYALS),
    currency("YER", "YER", "", "yemeni", RIYALS),
    currency("OMR", "OMR", "", "omani", RIYALS),
    currency("AED", "AED Dhs Dh", "dirham,dirhams", "emirati", "dirham,dirhams"),
    currency("MAD", "MAD", "", "moroccan", "dirham,dirhams"),
    currency("KWD", "KWD", "", "kuwaiti", DINARS),
    currency("JOD", "JOD", "", "jordanian", DINARS),
    currency("IQD", "IQD", "dinar,dinars", "iraqi", DINARS),
    currency("BHD", "BHD", "", "bahraini", DINARS),
    currency("TND", "TND", "", "tunisian", DINARS),
    currency("DZD", "DZD", "", "algerian", DINARS),
    currency("RSD", "RSD", "", "serbian", DINARS),
    currency("ZAR", "ZAR R", "rand,rands", "african", "rand,rands"),
    currency("NGN", "₦ NGN N", "naira,nairas", "nigerian", "naira"),
    currency("KES", "KES KSh Ksh Sh", "shilling,shillings", "kenyan", SHILLINGS),
    currency("UGX", "UGX USh", "", "ugandan", SHILLINGS),
    currency("TZS", "TZS TSh", "", "tanzanian", SHILLINGS),
    currency("GHS", "₵ GHS GH₵", "cedi,cedis", "ghanaian", "cedi,cedis"),
    currency("ETB", "ETB", "birr", "ethiopian", "birr"),
    currency("ZMW", "ZMW", "kwacha", "zambian", "kwacha"),
    currency("XOF", "XOF CFA FCFA", "", "cfa", FRANCS),
    currency("RWF", "RWF", "", "rwandan", FRANCS),
    currency("PKR", "PKR", "", "pakistani,pakistan", RUPEES),
    currency("LKR", "LKR", "", "lankan", RUPEES),
    currency("NPR", "NPR", "", "nepali,nepalese", RUPEES),
    currency("BDT", "BDT Tk", "taka,takas", "bangladeshi", "taka"),
    currency("IDR", "IDR Rp", "rupiah,rupiahs", "indonesian", "rupiah"),
    currency("MYR", "MYR RM", "ringgit,ringgits", "malaysian", "ringgit"),
    currency("THB", "฿ THB Bt", "baht", "thai", "baht"),
    currency("VND", "₫ VND", "dong", "vietnamese", "dong"),
    currency("PHP", "₱ PHP P", "", "philippine,filipino", PESOS),
    currency("KRW", "₩ KRW", "", "korean", WON),
    currency("KPW", "KPW", "", "", ""),
    currency("LAK", "₭ LAK", "kip", "", ""),
    currency("MMK", "MMK", "kyat,kyats", "", ""),
    currency("MOP", "MOP MOP$", "pataca,patacas", "", ""),
    currency("MXN", "MXN MXN$ Mex$ MX$ mxn$", "peso,pesos", "mexican", PESOS),
    currency("ARS", "ARS AR$", "", "argentine,argentinian", PESOS),
    currency("CLP", "CLP", "", "chilean", PESOS),
    currency("COP", "COP", "", "colombian", PESOS),
    currency("UYU", "UYU", "", "uruguayan", PESOS),
    currency("CUP", "CUP", "", "cuban", PESOS),
    currency("DOP", "DOP RD$", "", "dominican", PESOS),
    currency("BRL", "BRL R$", "reais", "brazilian", "real,reais"),
    currency("PEN", "PEN S/", "", "peruvian", "sol,soles"),
    currency("VES", "VES", "bolivar,bolivars,bolivares", "", ""),
    currency("CRC", "₡ CRC", "", "", ""),
    currency("PYG", "₲ PYG", "", "", ""),
    currency("KZT", "₸ KZT", "tenge", "", ""),
    currency("GEL", "₾ GEL", "", "georgian", "lari"),
    currency("BTC", "BTC ₿", "bitcoin,bitcoins", "", ""),
    currency("ETH", "", "ether", "", ""),
    currency("MKD", "MKD", "", "macedonian", "denar,denars"),
    currency("AZN", "AZN", "manat,manats", "azerbaijani", "manat,manats"),
    currency("MNT", "MNT", "tugrik,tugriks", "mongolian", "tugrik,tugriks"),
    currency("KHR", "KHR", "riel,riels", "cambodian", "riel,riels"),
    currency("GTQ", "GTQ", "", "guatemalan", "quetzal,quetzals,quetzales"),
    currency("HNL", "HNL", "lempira,lempiras", "honduran", "lempira,lempiras"),
    currency("BWP", "BWP", "pula", "", ""),
    currency("AOA", "AOA", "kwanza,kwanzas", "angolan", "kwanza,kwanzas"),
    currency("MZN", "MZN", "metical,meticals,meticais", "mozambican", "metical,meticals,meticais"),
    currency("LYD", "LYD", "", "libyan", DINARS),
    currency("CDF", "CDF", "", "congolese", FRANCS),
    currency("BYN", "BYN", "", "belarusian,belarussian", "rouble,roubles,ruble,rubles"),
    currency("TTD", "TTD TT$", "", "trinidad", DOLLARS),
    currency("FJD", "FJD FJ$", "", "fijian,fiji", DOLLARS),
    // Money of the past, for older news.
    currency("DEM", "DM DEM", "deutschmark,deutschmarks", "german,west", "mark,marks"),
    currency("HRK", "HRK", "kuna,kunas", "croatian", "kuna,kunas"),
    currency("FRF", "FRF FFr Ffr", "", "french", FRANCS),
    currency("BEF", "BEF", "", "belgian", FRANCS),
    currency("ITL", "ITL L", "lire", "italian", "lira,lire"),
    currency("NLG", "NLG", "guilder,guilders", "dutch", "guilder,guilders"),
    currency("FIM", "FIM", "markka,markkaa", "finnish", "mark,marks,markka,markkaa"),
    currency("ESP", "ESP", "peseta,pesetas", "spanish", "peseta,pesetas"),
    currency("ATS", "ATS", "", "austrian", "schilling,schillings"),
    currency("IEP", "IEP IR£", "", "irish", "pound,pounds,punt,punts"),
    currency("GRD", "GRD", "drachma,drachmas", "greek", "drachma,drachmas"),
    currency("PTE", "PTE", "escudo,escudos", "portuguese", "escudo,escudos"),
    // Money whose currency the text leaves open.
    currency("XXX", "", "", "", ""),
];
