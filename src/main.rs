//! The `duidu` program: reads the command line and runs one command.

mod cli;
mod cmd;

use std::{
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    match cli::read(std::env::args_os()) {
        Ok(cli) => cmd::run(cli),
        Err(refusal) => {
            let printed = if refusal.exit_code == 0 {
                io::stdout().write_all(refusal.text.as_bytes())
            } else {
                io::stderr().write_all(refusal.text.as_bytes())
            };
            match printed {
                Ok(()) => ExitCode::from(refusal.exit_code),
                Err(_) => ExitCode::FAILURE,
            }
        }
    }
}
