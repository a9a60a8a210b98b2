//! What `cargo xtask seed` runs: a training vault of invented families in a data folder of its own.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use wahana_core::vault::Folder;
use wahana_tests::village;
use wahana_tests::walk::PASSPHRASE;

#[derive(Parser)]
#[command(about = "Makes a training vault of invented families")]
struct Arguments {
    /// How many families
    #[arg(long)]
    households: u32,
    /// The same seed makes the same families
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The data folder, as `XDG_DATA_HOME` names it; it is emptied first
    #[arg(long)]
    data: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let root = arguments.data.join("id.wksbm.wahana");
    if root.join("data").exists() {
        return Err(format!("{} holds real data; a training village goes elsewhere", root.display()).into());
    }
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    let begun = Instant::now();
    let (vault, key) = village::found(&Folder::new(root.join("latihan"), true))?;
    let settled = village::settle(&vault, arguments.households, arguments.seed, |now| {
        print!("\r{} families", now.households);
        let _ = io::stdout().flush();
    })?;
    println!(
        "\r{} families: {} residents, {} cases, {} notes and visits, {} times assistance, {} referrals, in {:.0} s",
        settled.households,
        settled.people,
        settled.cases,
        settled.follow_ups,
        settled.assistance,
        settled.referrals,
        begun.elapsed().as_secs_f64()
    );
    println!("It lies in {}", root.display());
    println!("Every officer's passphrase: {PASSPHRASE}");
    println!("Recovery key: {key}");
    Ok(())
}
