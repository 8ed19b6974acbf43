//! A pseudo-terminal with the program in it: everything it shows is collected, so that a test can wait for a text.

use std::fs::File;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rexpect::process::{PtyProcess, Signal, WaitStatus};

/// How often to look for a text that is waited for, and how many times at most.
const LOOKS: usize = 3000;
const PAUSE: Duration = Duration::from_millis(5);

pub(crate) struct Terminal {
    process: PtyProcess,
    input: File,
    shown: Arc<Mutex<Vec<u8>>>,
    looked: usize,
    reader: Option<JoinHandle<()>>,
}

impl Terminal {
    /// Starts the program in a window of 80 columns by 24 lines that echoes what is typed, as a person's does.
    pub(crate) fn start(command: Command) -> Self {
        Self::in_window(command, 80)
    }

    /// The same with another width.
    pub(crate) fn in_window(command: Command, columns: usize) -> Self {
        let process = PtyProcess::new(through_stty(&command, columns)).unwrap();
        let input = process.get_file_handle().unwrap();
        let mut output = process.get_file_handle().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&shown);
        let reader = thread::spawn(move || {
            let mut block = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut block) {
                seen.lock().unwrap().extend_from_slice(&block[..read]);
            }
        });
        Self {
            process,
            input,
            shown,
            looked: 0,
            reader: Some(reader),
        }
    }

    /// Everything shown so far.
    pub(crate) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().unwrap()).replace("\r\n", "\n")
    }

    /// Waits until a text is shown after the last one that was waited for.
    pub(crate) fn wait_for(&mut self, text: &str) {
        for _ in 0..LOOKS {
            let shown = self.shown();
            if let Some(at) = shown.get(self.looked..).and_then(|rest| rest.find(text)) {
                self.looked += at + text.len();
                return;
            }
            thread::sleep(PAUSE);
        }
        let shown = self.shown();
        panic!(
            "`{text}` was not shown. After the last text waited for:\n{}",
            &shown[self.looked.min(shown.len())..]
        );
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.send(&format!("{text}\n"));
    }

    pub(crate) fn send(&mut self, text: &str) {
        self.input.write_all(text.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    pub(crate) fn kill(&mut self) {
        self.process.signal(Signal::SIGKILL).unwrap();
        self.process.wait().unwrap();
    }

    pub(crate) fn hang_up(&mut self) {
        self.process.signal(Signal::SIGHUP).unwrap();
        self.process.wait().unwrap();
    }

    /// Waits for the end, and until everything shown has been collected, and returns the exit code.
    pub(crate) fn end(&mut self) -> i32 {
        let code = self.exit_code();
        self.reader.take().unwrap().join().unwrap();
        code
    }

    fn exit_code(&self) -> i32 {
        for _ in 0..LOOKS {
            if let Some(WaitStatus::Exited(_, code)) = self.process.status() {
                return code;
            }
            thread::sleep(PAUSE);
        }
        panic!("the program did not end. Shown:\n{}", self.shown());
    }
}

/// The command behind `stty`, which sets the window's size and turns the echo on.
fn through_stty(command: &Command, columns: usize) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell
        .arg("-c")
        .arg(format!("stty echo cols {columns} rows 24; exec \"$0\" \"$@\""));
    shell.arg(command.get_program()).args(command.get_args());
    shell.current_dir(command.get_current_dir().unwrap()).env_clear();
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell
}
