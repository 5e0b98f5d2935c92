// SPDX-License-Identifier: MIT
// The crate `edtf` on the texts of a file: parsing alone, since it gives no bounds. It knows levels 0 and 1.
//   dates-peer FILE SECONDS   prints texts, those that are dates, and nanoseconds for each; writes the dates to FILE.rust
use edtf::level_1::Edtf;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().expect("FILE SECONDS");
    let seconds: f64 = args.next().expect("FILE SECONDS").parse().expect("a number of seconds");
    let all = std::fs::read_to_string(&file).expect("a file of texts");
    let total = all.lines().count();
    let texts: Vec<&str> = all.lines().filter(|t| Edtf::parse(t).is_ok()).collect();
    std::fs::write(format!("{file}.rust"), texts.join("\n") + "\n").expect("a folder to write to");
    let start = Instant::now();
    let mut read = 0usize;
    while start.elapsed().as_secs_f64() < seconds {
        for t in &texts {
            let _ = black_box(Edtf::parse(black_box(t)));
        }
        read += texts.len();
    }
    println!("rust {} {} {:.1}", total, texts.len(), start.elapsed().as_secs_f64() * 1e9 / read as f64);
}
