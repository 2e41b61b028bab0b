#![no_main]

libfuzzer_sys::fuzz_target!(|source: &[u8]| tweetspec_fuzz::fixes(source));
