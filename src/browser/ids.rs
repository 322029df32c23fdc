//! Fresh ids: version 7 UUIDs, in ascending order within this window.

use meeting::id::Id;
use std::cell::Cell;

thread_local! {
    static LAST: Cell<(u64, u16)> = const { Cell::new((0, 0)) };
}

/// An id that nobody has: the time, a counter within the millisecond (RFC 9562, 6.2, method 1), and random bits.
pub fn fresh() -> Id {
    let now = u64::try_from(super::clock::now().millis()).unwrap_or_default();
    let (time, count) = LAST.with(|last| {
        let (time, count) = last.get();
        // A clock that goes backwards, or 4,096 ids in a millisecond, borrow from the next millisecond.
        let next = if now > time {
            (now, 0)
        } else if count < 0xfff {
            (time, count + 1)
        } else {
            (time + 1, 0)
        };
        last.set(next);
        next
    });
    let mut random = [0_u8; 10];
    for byte in &mut random {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let value = (js_sys::Math::random() * 256.0) as u8;
        *byte = value;
    }
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // Where it is refused, the numbers above stand.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    let [first, second, ..] = &mut random;
    [*first, *second] = count.to_be_bytes();
    Id::from_parts(time, &random)
}
