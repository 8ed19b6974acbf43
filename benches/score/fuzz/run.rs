//! The turns of the targets, and what is told of them.

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, process, thread};

use crate::arguments::Arguments;
use crate::chance::Chance;
use crate::{Case, Target, corpus};

/// The input at hand, and what was wrong with what came of it.
static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static WRONG: Mutex<(String, String)> = Mutex::new((String::new(), String::new()));

/// Inputs that are done, for [`watch`] to see that there is progress.
static DONE: AtomicU64 = AtomicU64::new(0);

/// One input may take so many seconds.
const PATIENCE: u64 = 60;

/// Keeps the input at hand.
pub(crate) fn keep(bytes: &[u8]) {
    let mut input = INPUT.lock().unwrap_or_else(PoisonError::into_inner);
    input.clear();
    input.extend_from_slice(bytes);
}

/// Notes a panic in place of printing it.
pub(crate) fn note(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let said = panic.payload();
    let fixed = said.downcast_ref::<&str>().map(ToString::to_string);
    let text = fixed.or_else(|| said.downcast_ref().cloned()).unwrap_or_default();
    *WRONG.lock().unwrap_or_else(PoisonError::into_inner) = (place, text);
}

/// What has been done so far.
#[derive(Default)]
struct Sum {
    inputs: Vec<u64>,
    seconds: Vec<f64>,
    findings: u64,
    /// Places of findings that were told.
    told: BTreeSet<String>,
}

/// Runs the targets in turn until the time is over; the number of findings.
pub(crate) fn all(arguments: &Arguments) -> u64 {
    let (questionnaires, files) = (corpus::questionnaires(), corpus::files());
    let case = |name, number| Case {
        questionnaires: &questionnaires,
        files: &files,
        chance: Chance::of(arguments.seed, name, number),
    };
    thread::spawn(watch);
    let mut sum = Sum {
        inputs: vec![0; arguments.targets.len()],
        seconds: vec![0.0; arguments.targets.len()],
        ..Sum::default()
    };
    let begun = Instant::now();
    let over = || begun.elapsed().as_secs() >= arguments.seconds;
    while !over() {
        for (at, target) in arguments.targets.iter().enumerate() {
            let turn = Instant::now();
            let first = arguments.number.unwrap_or(sum.inputs[at]);
            let turns = if arguments.number.is_some() { 1 } else { target.2 };
            for number in first..first + turns {
                one(target, arguments.seed, number, case(target.0, number), &mut sum);
                sum.inputs[at] += 1;
            }
            sum.seconds[at] += turn.elapsed().as_secs_f64();
        }
        if arguments.number.is_some() {
            break;
        }
    }
    for ((name, ..), (inputs, seconds)) in arguments.targets.iter().zip(sum.inputs.iter().zip(&sum.seconds)) {
        println!("{name}: {inputs} inputs in {seconds:.0} s");
    }
    println!("seed {}: {} findings", arguments.seed, sum.findings);
    sum.findings
}

fn one(target: &Target, seed: u64, number: u64, mut case: Case<'_>, sum: &mut Sum) {
    let (name, take, _) = target;
    let ended = panic::catch_unwind(AssertUnwindSafe(|| take(&mut case)));
    DONE.fetch_add(1, Ordering::Relaxed);
    if ended.is_ok() {
        return;
    }
    sum.findings += 1;
    let (place, text) = WRONG.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if sum.told.insert(format!("{name} {place}")) {
        tell(name, seed, number, &format!("{place}: {text}"));
    }
}

fn tell(name: &str, seed: u64, number: u64, what: &str) {
    let file = format!("score-fuzz-{name}-{seed}-{number}");
    let input = INPUT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = fs::write(&file, &*input).map_or_else(|error| error.to_string(), |()| file);
    println!(
        "finding: --seed {seed} --only {name} --number {number}\n  {what}\n  input of {} bytes: {kept}",
        input.len()
    );
}

/// Ends everything when one input takes too long.
fn watch() {
    loop {
        let before = DONE.load(Ordering::Relaxed);
        thread::sleep(Duration::from_secs(PATIENCE));
        if DONE.load(Ordering::Relaxed) == before {
            tell("endless", 0, before, "one input takes too long");
            process::abort();
        }
    }
}
