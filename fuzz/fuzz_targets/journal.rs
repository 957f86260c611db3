//! Any bytes are lines of a journal, or are not: whatever is read says the same when it is written again, and makes a
//! layer that does not depend on the order.

#![no_main]

use crossread::annotations::{Event, Layer};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut events = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Ok((event, crc)) = Event::read(line) {
            events.push((event, crc));
            continue;
        }
        // A checksum is not found by chance: the same bytes under a fitting one.
        let mut sealed = line.trim_ascii().to_vec();
        if sealed.last() == Some(&b'}') {
            sealed.pop();
            let seal = format!(",\"crc32\":\"{:08x}\"}}", crc32fast::hash(&sealed));
            sealed.extend_from_slice(seal.as_bytes());
            events.extend(Event::read(&sealed));
        }
    }
    let (mut forth, mut back) = (Layer::default(), Layer::default());
    for (event, crc) in &events {
        let (line, _) = event.line();
        let (again, _) = Event::read(line.as_bytes()).expect("what was written is read");
        assert_eq!(again.line().0, line);
        forth.apply(event, *crc);
    }
    for (event, crc) in events.iter().rev() {
        back.apply(event, *crc);
    }
    let seen = |layer: &Layer| {
        let mut annotations: Vec<_> = layer.annotations().collect();
        annotations.sort_by(|a, b| a.id.cmp(&b.id));
        (annotations, layer.corrections(), layer.clock())
    };
    assert_eq!(format!("{:?}", seen(&forth)), format!("{:?}", seen(&back)));
});
