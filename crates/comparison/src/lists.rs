//! The word lists of the engine, all in lower case: one word after the other, or a form and the
//! word that it is read as (`ran=run`).

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words that carry grammar and no content, fillers of speech included.
const STOP: &str = "a about above actually after again all almost already also although always am an and any anyway are \
    as at basically be because been before being both but by can could did do does done during each eg \
    either er erm etc even ever every everything for from guess had has have having he her here hers him \
    his how however i ie if in into is it its itself just kind like literally maybe me mean mhm might \
    mine more most much must my myself nor not now of off oh ok okay on only onto or our ours out over \
    own per perhaps probably quite rather really right s shall she should simply since so some something \
    sort still such t than that the their theirs them themselves then there therefore these they this \
    those though through thus to too uh um under until up upon us very was we well were what whatever \
    when where whereas whether which while who whom whose why will with within without would yeah yes \
    yet you your yours yourself never no none nothing nobody neither cannot hardly barely scarcely \
    unlike instead non";

/// Words of content that any sentence may hold: found, they say little.
const LIGHT: &str = "another around become bring call case certain come different do easy example find get give go good \
    happen have help instance keep know leave let long look lot make many mean need new other part \
    particular people place possible put say see set simple start sure take tell thing think time try \
    turn use useful usual various want way whole work able back normal same several few less least one";

/// Forms that the stemmer does not bring together: irregular verbs and nouns, and the clipped
/// words of the trade.
const FORMS: &str = "ran=run kept=keep sent=send held=hold built=build threw=throw thrown=throw wrote=write written=write \
    gone=go went=go made=make took=take taken=take gave=give given=give began=begin begun=begin got=get \
    gotten=get lost=lose found=find told=tell said=say brought=bring bought=buy caught=catch \
    thought=think taught=teach broke=break broken=break chose=choose chosen=choose came=come felt=feel \
    fell=fall fallen=fall grew=grow grown=grow knew=know known=know led=lead met=meet paid=pay saw=see \
    seen=see sold=sell shown=show slept=sleep spent=spend stood=stand understood=understand woke=wake \
    woken=wake won=win left=leave children=child indices=index matrices=matrix vertices=vertex \
    people=person better=good best=good later=late async=asynchronous sync=synchronous js=javascript \
    ts=typescript db=database dbs=database app=application apps=application config=configuration \
    configs=configuration env=environment dev=developer prod=production repo=repository repos=repository \
    auth=authentication info=information docs=documentation params=parameter param=parameter \
    args=argument arg=argument var=variable vars=variable func=function os=operatingsystem dir=directory \
    mem=memory ms=millisecond";

const NUMBERS: &str = "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 \
    thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 \
    thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 \
    thousands=1000 hundreds=100 million=1000000";

/// The stems of contracted negatives: `don't`, and `dont` or `don t` as a recogniser may write it.
const CONTRACTED: &str =
    "ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shouldn wasn weren won wouldn";

type Words = LazyLock<FxHashSet<&'static str>>;

static STOP_WORDS: Words = LazyLock::new(|| STOP.split_whitespace().collect());
static LIGHT_WORDS: Words = LazyLock::new(|| LIGHT.split_whitespace().collect());
static CONTRACTED_STEMS: Words = LazyLock::new(|| CONTRACTED.split_whitespace().collect());
static BASE_FORMS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    FORMS
        .split_whitespace()
        .chain(NUMBERS.split_whitespace())
        .filter_map(|pair| pair.split_once('='))
        .collect()
});

pub(crate) fn is_stop(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// Whether a base form or a stem is that of a word that says little.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT_WORDS.contains(word)
}

/// Whether "n't", or a "t" that stands alone, may follow the word.
pub(crate) fn takes_not(word: &str) -> bool {
    CONTRACTED_STEMS.contains(word)
}

pub(crate) fn base_form(word: &str) -> Option<&'static str> {
    BASE_FORMS.get(word).copied()
}
