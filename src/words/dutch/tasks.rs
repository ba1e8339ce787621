//! Titles of stages, tasks and pages, and the questions for the room; then those of the built-in agendas.

pub(super) const TASKS: &[(&str, &str)] = &[
    // Stages.
    ("Welcome", "Welkom"),
    ("The past", "Het verleden"),
    ("The present", "Het heden"),
    ("The future", "De toekomst"),
    ("Common ground", "Gedeelde grond"),
    ("Action", "Actie"),
    ("Afterwards", "Daarna"),
    ("our task", "onze opgave"),
    ("Session without a title", "Bijeenkomst zonder titel"),
    // Before the day, and the opening.
    ("About this session", "Over deze bijeenkomst"),
    (
        "What are we here to work on? Enter leaves a question open.",
        "Waaraan gaan we werken? Enter laat een vraag open.",
    ),
    ("Who should be in the room", "Wie er in de zaal moeten zijn"),
    (
        "Who must be in the room so that those who are there can act?",
        "Wie moeten er in de zaal zijn, zodat wie er is ook echt iets kan doen?",
    ),
    ("Tables", "Tafels"),
    (
        "How many tables? Each gets one of every group, as evenly as the numbers allow.",
        "Hoeveel tafels? Elke tafel krijgt iemand uit elke groep, zo gelijk verdeeld als de aantallen toelaten.",
    ),
    ("Our agenda", "Ons programma"),
    (
        "When do we begin, how long does each thing take, when are we done?",
        "Wanneer beginnen we, hoe lang duurt elk onderdeel, wanneer zijn we klaar?",
    ),
    ("What to bring", "Wat we meenemen"),
    (
        "What is packed? The list is worked out from the agenda, the groups and the tables.",
        "Wat is er ingepakt? De lijst volgt uit het programma, de groepen en de tafels.",
    ),
    ("Outside voices", "Stemmen van buiten"),
    (
        "What did people tell us who cannot be here today?",
        "Wat hebben mensen ons verteld die er vandaag niet bij kunnen zijn?",
    ),
    ("Practice", "Oefenen"),
    (
        "Try it: write a line, press Enter. Nothing of this counts, and nothing of it is printed.",
        "Probeer het: schrijf een regel, druk op Enter. Niets hiervan telt mee en niets wordt afgedrukt.",
    ),
    ("What we have", "Wat we hebben"),
    (
        "What is already here that we could use? Our own gifts, links, groups, places, money and work, nature.",
        "Wat is er al dat we kunnen gebruiken? Eigen talenten, contacten, groepen, plekken, geld en werk, natuur.",
    ),
    ("Who is here, and what brings you?", "Wie zijn er, en wat brengt je hier?"),
    ("Pulse", "Polsslag"),
    (
        "How far is this true for you today? Show it with one hand: one finger not at all, five fully.",
        "In hoeverre geldt dit vandaag voor jou? Laat het met één hand zien: één vinger helemaal niet, vijf helemaal.",
    ),
    ("Break", "Pauze"),
    ("A break. The clock says when we start again.", "Pauze. De klok zegt wanneer we weer beginnen."),
    ("Something of our own", "Iets van onszelf"),
    ("What is said here?", "Wat wordt hier gezegd?"),
    // The past.
    ("Time lines", "Tijdlijnen"),
    (
        "The last {back} years: what were turning points in your own life, in the world, in our story here?",
        "De afgelopen {back} jaar: wat waren keerpunten in je eigen leven, in de wereld, in ons verhaal hier?",
    ),
    ("Stories", "Verhalen"),
    (
        "What story does your time line tell? What comes again and again? What does it mean for our work?",
        "Welk verhaal vertelt jullie tijdlijn? Wat komt steeds terug? Wat betekent dat voor ons werk?",
    ),
    ("What the past tells us", "Wat het verleden ons zegt"),
    ("What did you hear? What touched you, and what was new?", "Wat heb je gehoord? Wat raakte je, en wat was nieuw?"),
    // The present.
    ("Trend map", "Trendkaart"),
    (
        "What is changing around us? Say what, whether it is more or less, and one example.",
        "Wat verandert er om ons heen? Zeg wat, of het meer of minder wordt, en geef één voorbeeld.",
    ),
    ("Dots", "Stippen"),
    (
        "Put your dots on the trends that you most want us to work on.",
        "Plak je stippen bij de trends waaraan we volgens jou vooral moeten werken.",
    ),
    ("Key trends", "Kerntrends"),
    (
        "Looking at the map and the dots: which few trends belong together, and which will we work with?",
        "Kijk naar de kaart en de stippen: welke trends horen bij elkaar, en met welke gaan we verder?",
    ),
    ("Doing now, want to do", "Doen we al, willen we doen"),
    (
        "For each trend you pick: what are you already doing? What would you like to do that nobody does yet?",
        "Bij elke trend die jullie kiezen: wat doen jullie al? Wat zouden jullie willen doen dat nog niemand doet?",
    ),
    ("What we are all doing", "Wat we allemaal doen"),
    ("What surprised you in what the others do?", "Wat verraste je in wat de anderen doen?"),
    ("Prouds and sorries", "Trots en spijt"),
    (
        "Our own part in this: what are we proud of? What are we sorry about?",
        "Ons eigen aandeel hierin: waar zijn we trots op? Waar hebben we spijt van?",
    ),
    ("Hearing each other", "Naar elkaar luisteren"),
    (
        "Listen only. When all have spoken: what do you feel, now that you have heard this?",
        "Alleen luisteren. Als iedereen aan het woord is geweest: wat voel je, nu je dit gehoord hebt?",
    ),
    ("What we value", "Wat we waarderen"),
    (
        "What matters so much here that we must keep it or grow it?",
        "Wat is hier zo belangrijk dat we het moeten houden of laten groeien?",
    ),
    // The future.
    ("Ideal futures", "Ideale toekomsten"),
    (
        "It is {horizon} and it has come true. What is there? How did we get past what stood in the way?",
        "Het is {horizon} en het is gelukt. Wat is er? Hoe zijn we voorbij de hindernissen gekomen?",
    ),
    ("Futures on stage", "Toekomsten op het podium"),
    (
        "While you watch: what comes up again and again? What is new?",
        "Terwijl je kijkt: wat komt steeds terug? Wat is nieuw?",
    ),
    ("The future we want", "De toekomst die we willen"),
    ("It is {horizon}. What is there?", "Het is {horizon}. Wat is er?"),
    // Common ground.
    ("Three lists", "Drie lijsten"),
    (
        "What do all of us want? Which projects could get us there? What do we not agree on?",
        "Wat willen we allemaal? Welke projecten brengen ons daar? Waarover zijn we het niet eens?",
    ),
    ("Bring together", "Samenbrengen"),
    (
        "Two tables side by side: what do both of you hold? Post that. The rest goes to not agreed.",
        "Twee tafels naast elkaar: wat hebben jullie allebei? Hang dat op. De rest gaat naar geen overeenstemming.",
    ),
    ("Themes", "Thema’s"),
    ("What belongs together? What shall we call it?", "Wat hoort bij elkaar? Hoe noemen we het?"),
    ("One wall", "Eén wand"),
    (
        "What belongs together on this wall? What shall we call it?",
        "Wat hoort op deze wand bij elkaar? Hoe noemen we het?",
    ),
    ("Do we all want this?", "Willen we dit allemaal?"),
    ("Is there anyone who does not want this?", "Is er iemand die dit niet wil?"),
    ("What we all want", "Wat we allemaal willen"),
    (
        "The sentence stands. Write it out: what would somebody who was not here need to be told?",
        "De zin staat. Werk hem uit: wat moet iemand weten die er niet bij was?",
    ),
    ("Vision", "Visie"),
    (
        "One sentence for {horizon}: what do all these statements add up to?",
        "Eén zin voor {horizon}: waar komen al deze uitspraken samen op neer?",
    ),
    ("Statements, read aloud", "Uitspraken, voorgelezen"),
    (
        "Nothing new now: you have heard it read. Is there anyone who does not want this?",
        "Nu niets nieuws: je hebt het horen voorlezen. Is er iemand die dit niet wil?",
    ),
    // Action.
    ("Sign up", "Intekenen"),
    ("Where will you put your own time?", "Waar steek je je eigen tijd in?"),
    ("Goals", "Doelen"),
    (
        "Your theme: what will we be able to see in one year, and in three?",
        "Jullie thema: wat kunnen we over één jaar zien, en over drie?",
    ),
    ("Actions", "Acties"),
    (
        "What will we do? Who sees to it, by when, and what help do we need?",
        "Wat gaan we doen? Wie zorgt ervoor, voor wanneer, en welke hulp is nodig?",
    ),
    ("Report to the room", "Vertellen aan de zaal"),
    (
        "What will your group do first, and what do you need from the rest of us?",
        "Wat doet jullie groep als eerste, en wat hebben jullie van ons nodig?",
    ),
    ("Read it back", "Teruglezen"),
    (
        "This is our roadmap. Whose is this step? Say it aloud.",
        "Dit is onze routekaart. Van wie is deze stap? Zeg het hardop.",
    ),
    ("Closing circle", "Slotkring"),
    (
        "One word for how you leave, and one thing that you will do.",
        "Eén woord voor hoe je weggaat, en één ding dat je gaat doen.",
    ),
    // Afterwards, and meetings that go on.
    ("Review meeting", "Terugkombijeenkomst"),
    (
        "What have we done since we met? What will we do next? What help do we need?",
        "Wat hebben we gedaan sinds we bij elkaar waren? Wat gaan we nu doen? Welke hulp is nodig?",
    ),
    ("Lessons", "Lessen"),
    (
        "What did we learn? What worked, for whom, and where could it go from here?",
        "Wat hebben we geleerd? Wat werkte, voor wie, en waar kan het heen?",
    ),
    ("What each site brings", "Wat elke plek meebrengt"),
    (
        "What does each site bring? What of it surprises the others?",
        "Wat brengt elke plek mee? Wat daarvan verrast de anderen?",
    ),
    ("Across the sites", "Over de plekken heen"),
    (
        "What do you see at more than one site? What shall we call it? Which lines belong there?",
        "Wat zie je op meer dan één plek? Hoe noemen we het? Welke regels horen daarbij?",
    ),
    ("What we said", "Wat we gezegd hebben"),
    ("What did we say that we would do?", "Wat hebben we gezegd dat we zouden doen?"),
    ("What we have done", "Wat we gedaan hebben"),
    ("What have we done since we met?", "Wat hebben we gedaan sinds we bij elkaar waren?"),
    ("Looking at how we work", "Kijken hoe we werken"),
    ("How do we work together, and what does that change?", "Hoe werken we samen, en wat verandert dat?"),
    ("What we do next", "Wat we nu gaan doen"),
    ("What do we do next? What help do we need?", "Wat gaan we nu doen? Welke hulp is nodig?"),
    ("Decisions", "Besluiten"),
    ("What do we decide, who sees to it, and by when?", "Wat besluiten we, wie zorgt ervoor, en voor wanneer?"),
    ("What we count", "Wat we tellen"),
    (
        "What do we want to know, how many is it now, and out of how many?",
        "Wat willen we weten, hoeveel is het nu, en op hoeveel?",
    ),
    // Questions that have a page each.
    ("ourselves", "onszelf"),
    ("What can you do or teach that you would share?", "Wat kun je, of wat kun je een ander leren, dat je wilt delen?"),
    ("links", "contacten"),
    (
        "Who already works well with whom? Which link is missing?",
        "Wie werkt al goed samen met wie? Welk contact ontbreekt?",
    ),
    ("groups", "groepen"),
    (
        "Which groups, clubs, faiths and services are here?",
        "Welke groepen, clubs, geloofsgemeenschappen en diensten zijn hier?",
    ),
    ("places", "plekken"),
    ("Which places and things could we use?", "Welke plekken en spullen kunnen we gebruiken?"),
    ("economy", "economie"),
    ("Which money, jobs, trade and time are here?", "Welk geld, werk, handel en tijd zijn er hier?"),
    ("nature", "natuur"),
    ("Which land, water, air and nature are here?", "Welk land, water, lucht en natuur zijn er hier?"),
    ("relationships", "relaties"),
    (
        "Who works with whom by now? How good is it today, and how good should it be?",
        "Wie werkt inmiddels samen met wie? Hoe goed gaat het vandaag, en hoe goed zou het moeten gaan?",
    ),
    ("ownership", "eigenaarschap"),
    (
        "Who carries this with us? Where did somebody else take something on?",
        "Wie draagt dit met ons mee? Waar heeft iemand anders iets opgepakt?",
    ),
    ("pathways", "wegen"),
    ("Where could this go from here?", "Waar kan dit van hieruit heen?"),
    ("the earlier map", "de eerdere kaart"),
    (
        "Here is our earlier map. What is missing? What has gone?",
        "Hier is onze eerdere kaart. Wat ontbreekt? Wat is er niet meer?",
    ),
];

/// Titles and questions that the built-in agendas have of their own, and the names of those agendas.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("Half a day", "Een halve dag"),
    ("Two days", "Twee dagen"),
    ("Three days", "Drie dagen"),
    ("Assets first", "Eerst wat er is"),
    ("Several sites", "Meerdere plekken"),
    ("Steering meeting", "Stuurgroepvergadering"),
    ("Young people's own search", "Van jongeren zelf"),
    ("Community of practice, a month", "Leergemeenschap, elke maand"),
    ("Lunch", "Lunch"),
    ("Break with something to eat", "Pauze met iets te eten"),
    (
        "What do people tell us who will not be there on the day?",
        "Wat vertellen mensen ons die er op de dag zelf niet bij zijn?",
    ),
    ("The earlier map", "De eerdere kaart"),
    ("What we have: ourselves", "Wat we hebben: onszelf"),
    ("What we have: links", "Wat we hebben: contacten"),
    ("What we have: groups", "Wat we hebben: groepen"),
    ("What we have: places", "Wat we hebben: plekken"),
    ("What we have: economy", "Wat we hebben: economie"),
    ("What we have: nature", "Wat we hebben: natuur"),
    ("Actions with what we have", "Acties met wat we hebben"),
    (
        "What will we do with what we have? Who sees to it, by when, what help do we need?",
        "Wat gaan we doen met wat we hebben? Wie zorgt ervoor, voor wanneer, welke hulp is nodig?",
    ),
    (
        "Who is here today? What is on your mind as you come in?",
        "Wie zijn er vandaag? Waar denk je aan nu je binnenkomt?",
    ),
    ("What we learned", "Wat we geleerd hebben"),
    (
        "What did we try? What happened? What do we keep, change or stop?",
        "Wat hebben we geprobeerd? Wat gebeurde er? Wat houden, veranderen of stoppen we?",
    ),
    ("Said across the sites", "Gezegd op alle plekken"),
    (
        "One sentence a row. Is there any site that does not find itself in it?",
        "Eén zin per rij. Is er een plek die zich er niet in herkent?",
    ),
    ("What has come up", "Wat er is opgekomen"),
    (
        "What has come up that nobody had planned? What did each of us learn from it?",
        "Wat is er opgekomen dat niemand had gepland? Wat heeft ieder van ons ervan geleerd?",
    ),
    ("What we do until we meet again", "Wat we doen tot we elkaar weer zien"),
    (
        "What will we do next? Who sees to it, by when, what help do we need?",
        "Wat gaan we nu doen? Wie zorgt ervoor, voor wanneer, welke hulp is nodig?",
    ),
    ("What do we have to settle today?", "Wat moeten we vandaag regelen?"),
    (
        "Why are we here? Everything that you say is written down as you say it.",
        "Waarom zijn we hier? Alles wat je zegt, wordt opgeschreven zoals je het zegt.",
    ),
    ("What has happened", "Wat er gebeurd is"),
    (
        "What has happened here since you can remember? What was good, what was not?",
        "Wat is hier gebeurd sinds je het je kunt herinneren? Wat was goed, wat niet?",
    ),
    ("What matters to us", "Wat voor ons telt"),
    ("What is good here? What must not be taken away?", "Wat is hier goed? Wat mag niet verdwijnen?"),
    ("What we want", "Wat we willen"),
    (
        "It is {horizon}. It is good to be young here. What is there?",
        "Het is {horizon}. Het is hier fijn om jong te zijn. Wat is er?",
    ),
    ("What goes together", "Wat bij elkaar hoort"),
    ("What we will do", "Wat we gaan doen"),
    ("What will we do ourselves? Who helps? When?", "Wat doen we zelf? Wie helpt? Wanneer?"),
];
