// @generated: made from spec/x/delete_tweet.yaml by `cargo xtask generate`; do not edit.

//! The method and the path of DELETE /2/tweets/{id}.

/// DELETE /2/tweets/{id}: Deletes a post of the account whose token signs the request, with every version that edits have made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeleteTweet;
impl DeleteTweet {
    /// The method of the request.
    pub const METHOD: &'static str = "DELETE";

    /// The path of the request; what stands in braces is filled in.
    pub const PATH: &'static str = "/2/tweets/{id}";

    /// The status of success.
    pub const SUCCESS: u16 = 200;

    /// The path with its parameters filled in.
    ///
    /// - `id` (1 to 19 digits): The post to delete.
    ///
    /// - Source: X OpenAPI 2.167, /paths/~12~1tweets~1{id}/delete/parameters/0; X OpenAPI 2.166, /paths/~12~1tweets~1{id}/delete/parameters/0.
    ///
    /// # Errors
    ///
    /// A parameter that the server would refuse.
    pub fn path(id: &str) -> Result<String, crate::path::ParameterError> {
        Ok(
            crate::path::fill(
                Self::PATH,
                &[
                    (
                        "id",
                        crate::path::text(
                            "id",
                            id,
                            0,
                            u32::MAX,
                            "^[0-9]{1,19}$",
                            "1 to 19 digits",
                        )?,
                    ),
                ],
            ),
        )
    }
}
