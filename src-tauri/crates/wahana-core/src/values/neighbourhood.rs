//! RT and RW: text of three digits with leading zeros, as on paper (`022/005`; DOMAIN 5).

use crate::{Fault, FaultCode};

/// An RT or RW number as three digits.
pub type Rt = String;

/// Accepts 1 to 3 digits, 1 to 999, and gives three: `22` becomes `022`.
pub fn three_digits(typed: &str) -> Result<Rt, Fault> {
    let digits = typed.trim();
    let number = digits.parse::<u16>().ok().filter(|number| {
        (1..=999).contains(number) && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
    });
    number.map(|number| format!("{number:03}")).ok_or_else(|| Fault::new(FaultCode::BadRt))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_are_added() {
        assert_eq!(three_digits("22").unwrap(), "022");
        assert_eq!(three_digits(" 005 ").unwrap(), "005");
        for wrong in ["", "0", "1000", "-1", "+5", "2a", "0005"] {
            assert_eq!(three_digits(wrong).unwrap_err().code, FaultCode::BadRt, "{wrong}");
        }
    }
}
