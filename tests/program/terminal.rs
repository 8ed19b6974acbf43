//! A pseudo-terminal with the program in it: everything it shows is collected, so that a test can wait for a text.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
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
}

impl Terminal {
    pub(crate) fn start(mut command: Command) -> Self {
        command
            .stdin(Stdio::inherit())
            .stdout(Stdio::inherit())
            .stderr(Stdio::inherit());
        let process = PtyProcess::new(command).unwrap();
        let input = process.get_file_handle().unwrap();
        let mut output = process.get_file_handle().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&shown);
        thread::spawn(move || {
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

    /// Waits for the end and returns the exit code.
    pub(crate) fn end(&mut self) -> i32 {
        for _ in 0..LOOKS {
            if let Some(WaitStatus::Exited(_, code)) = self.process.status() {
                return code;
            }
            thread::sleep(PAUSE);
        }
        panic!("the program did not end. Shown:\n{}", self.shown());
    }
}
