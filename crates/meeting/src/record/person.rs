//! Somebody in the room.

use super::{differ, exchange, payload, record, word_set};
use crate::{id::Id, moment::Timestamp, order::Order};

word_set! {
    /// What somebody does for the customer: the functions a Go-to-Market meeting hears.
    Function {
        /// Marketing.
        Marketing = "marketing",
        /// Sales.
        Sales = "sales",
        /// Product.
        Product = "product",
        /// Finance.
        Finance = "finance",
        /// Operations.
        Operations = "operations",
        /// Customer support.
        Support = "support",
        /// Customer success.
        CustomerSuccess = "customer_success",
        /// IT and data.
        ItData = "it_data",
        /// Leadership.
        Leadership = "leadership",
    }
}

record! {
    /// A person in the room, with the function they speak for.
    Person / PersonEdit
    fixed {
        /// Id.
        id: Id,
    }
    edits {
        /// Place in the list of people.
        order / Order: Order,
        /// Name, as the room says it.
        name / Name: String,
        /// What they do for the customer; `None` when nobody said.
        function / Function: Option<Function>,
        /// Whether they meet customers as their daily work.
        frontline / Frontline: bool,
        /// When they said their first word in the opening go-round.
        heard_at / HeardAt: Option<Timestamp>,
        /// What they will do themselves, said at the close.
        part / Part: String,
        /// When it was moved to the trash.
        trashed_at / TrashedAt: Option<Timestamp>,
    }
}
