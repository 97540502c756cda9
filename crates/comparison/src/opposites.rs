//! Words that deny each other: where one is wanted and the other is said, the opposite was said.

use crate::token::Token;
use crate::words::base_stem;
use compact_str::{CompactString, format_compact};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Pairs in their plain forms. What is only often an opposite ("right" of "wrong", "light" of "dark") is left out,
/// since it is as often something else.
const PAIRS: &str = "absent=present absorb=emit absorb=reflect abundant=scarce accept=refuse accept=reject acquire=release \
    active=inactive active=passive add=remove add=subtract adequate=inadequate agree=disagree allow=forbid \
    allow=prevent allow=prohibit always=never appear=disappear arrive=depart ascend=descend \
    ascending=descending asymmetric=symmetric asynchronous=synchronous attach=detach attack=defend \
    attract=repel automatic=manual available=unavailable backward=forward begin=end beginning=end best=worst \
    better=worse big=small block=nonblock borrow=lend bottom=top bright=dim bright=dull broad=narrow \
    build=destroy buy=sell careful=careless charge=discharge cheap=expensive clean=dirty \
    clockwise=anticlockwise close=open cold=hot cold=warm commit=rollback common=rare complete=incomplete \
    complex=simple complicated=simple compress=decompress compress=expand concurrent=sequential \
    condense=evaporate conduct=insulate conductor=insulator connect=disconnect consistent=inconsistent \
    constructive=destructive consume=produce cool=heat cool=warm correct=incorrect create=destroy \
    decode=encode decrease=grow decrease=increase decrease=rise decrypt=encrypt dear=cheap deep=shallow deficit=surplus \
    delete=insert dense=sparse dependent=independent deserialize=serialize differ=same difference=similarity \
    different=identical different=same difficult=easy direct=indirect disable=enable discourage=encourage \
    divide=multiply downgrade=upgrade download=upload downward=upward downwards=upwards dry=wet \
    dynamic=static eager=lazy earlier=later early=late easy=hard effective=ineffective efficient=inefficient \
    employed=unemployed empty=full enable=prevent enter=exit enter=leave equal=unequal even=uneven \
    exclude=include exclusive=shared expand=shrink explicit=implicit export=import external=internal \
    fail=succeed failure=success fall=rise false=true far=near fast=slow fewer=more finish=start \
    finite=infinite first=last float=sink forget=remember formal=informal freeze=melt frequent=rare \
    fresh=stale gain=lose gain=loss general=specific global=local good=worse grow=shrink hard=soft \
    harmful=beneficial harmful=harmless heavy=light hide=reveal hide=show high=low higher=lower \
    honest=dishonest horizontal=vertical idle=busy improve=degrade improve=harm improve=worsen include=omit \
    increase=reduce increase=shrink inhale=exhale inner=outer input=output inside=outside interior=exterior \
    invisible=visible inward=outward irregular=regular iterative=recursive join=separate join=split \
    large=little large=small large=tiny legal=illegal lengthen=shorten lift=lower likely=unlikely \
    limited=unlimited linear=nonlinear liquid=solid load=unload lock=unlock long=short loose=tight \
    loosen=tighten lose=win loser=winner loss=profit lossless=lossy loud=quiet loud=soft lower=raise \
    lower=upper major=minor majority=minority mandatory=optional many=one maximal=minimal maximize=minimize \
    maximum=minimum mobile=immobile multiple=single mutable=immutable near=distant necessary=unnecessary \
    negative=positive new=old next=previous noisy=quiet noisy=silent normal=abnormal north=south \
    obey=disobey odd=even offline=online old=young opaque=transparent optimistic=pessimistic \
    optional=required ordered=unordered outgoing=incoming parallel=sequential parallel=serial \
    parallel=series partial=complete partial=full peace=war permanent=temporary permit=forbid \
    permit=prohibit persistent=volatile poor=rich pop=push possible=impossible powerful=powerless \
    precede=follow predator=prey prefix=suffix primary=secondary private=public pull=push quick=slow \
    raise=reduce read=write reader=writer real=imaginary recall=forget receive=send receiver=sender \
    reject=resolve relative=absolute reliable=unreliable remote=local repair=damage reusable=disposable \
    reward=punish rough=smooth safe=dangerous safe=unsafe same=opposite save=waste secure=insecure \
    separate=unite shrink=stretch similar=different similar=opposite sleep=wake stable=unstable start=stop \
    stateful=stateless strengthen=weaken strict=loose strong=weak stronger=weaker sufficient=insufficient \
    tall=short thick=thin trust=distrust unique=duplicate useful=useless valid=invalid vulnerable=immune \
    wealthy=poor wide=narrow";

/// Shorter stems may begin with "un" for another reason ("under", "unit").
const SHORTEST: usize = 4;

static OPPOSITES: LazyLock<FxHashMap<CompactString, Vec<CompactString>>> = LazyLock::new(|| {
    let mut opposites: FxHashMap<CompactString, Vec<CompactString>> = FxHashMap::default();
    for (one, other) in PAIRS.split_whitespace().filter_map(|pair| pair.split_once('=')) {
        let (one, other) = (base_stem(one), base_stem(other));
        opposites.entry(one.clone()).or_default().push(other.clone());
        opposites.entry(other).or_default().push(one);
    }
    opposites
});

/// A word that has an opposite, by the stem of its plain form: "faster" as "fast".
pub(crate) type Quality = &'static str;

/// The quality that a word names, if it has an opposite in the list.
pub(crate) fn quality(token: &Token) -> Option<Quality> {
    let known = |stem: &str| OPPOSITES.get_key_value(stem).map(|(known, _)| known.as_str());
    known(&token.stem).or_else(|| {
        let head = ["est", "er", "ly"]
            .iter()
            .find_map(|tail| token.text.strip_suffix(tail))
            .filter(|head| head.len() > 2)?;
        let mut shorter = head.chars();
        shorter.next_back();
        // "hotter" doubles its letter, "safer" has dropped its "e".
        known(&base_stem(head))
            .or_else(|| known(shorter.as_str()))
            .or_else(|| known(&base_stem(&format_compact!("{head}e"))))
    })
}

/// The opposites of a quality.
pub(crate) fn of(quality: Quality) -> &'static [CompactString] {
    OPPOSITES.get(quality).map_or(&[], Vec::as_slice)
}

/// Whether one stem is the other with an "un" before it.
pub(crate) fn is_undone(one: &str, other: &str) -> bool {
    let undone = |one: &str, other: &str| one.strip_prefix("un") == Some(other) && other.len() >= SHORTEST;
    undone(one, other) || undone(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    fn opposed(one: &str, other: &str) -> bool {
        let read = |word: &str| tokens(&Answer::typed(word)).first().and_then(quality);
        read(one).zip(read(other)).is_some_and(|(one, other)| of(one).iter().any(|stem| stem == other))
    }

    #[test]
    fn any_form_of_a_word_is_opposed_to_any_of_its_opposite() {
        for (one, other) in [
            ("faster", "slow"),
            ("hottest", "colder"),
            ("safer", "dangerous"),
            ("heavier", "light"),
            ("larger", "smallest"),
            ("increases", "reduced"),
            ("closed", "opening"),
            ("slowly", "fast"),
        ] {
            assert!(opposed(one, other) && opposed(other, one), "{one} / {other}");
        }
        assert!(!opposed("faster", "quick") && !opposed("server", "client") && !opposed("number", "fast"));
    }

    #[test]
    fn un_makes_an_opposite_of_a_word() {
        assert!(is_undone("unclear", "clear") && is_undone("clear", "unclear"));
        assert!(!is_undone("under", "der") && !is_undone("clear", "clear"));
    }
}
