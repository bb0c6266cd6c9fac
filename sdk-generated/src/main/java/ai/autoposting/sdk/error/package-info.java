/**
 * The exceptions that a call can end with. All are unchecked; more may be added.
 *
 * <p>{@link ai.autoposting.sdk.error.AutopostingException} is what all of them have: the operation, the attempts, and whether
 * the call may have taken effect. {@link ai.autoposting.sdk.error.ApiException} is what those of an error response have; its
 * builder chooses the class by the status. A response that is no result is an {@link
 * ai.autoposting.sdk.error.InvalidResponseException}; the others had no complete response at all.
 */
@NullMarked
package ai.autoposting.sdk.error;

import org.jspecify.annotations.NullMarked;
