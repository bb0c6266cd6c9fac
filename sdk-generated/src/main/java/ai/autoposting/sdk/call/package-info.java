/**
 * What generated API classes and the engine say to each other.
 *
 * <p>{@link ai.autoposting.sdk.call.Operation} says what is called, {@link ai.autoposting.sdk.call.ResultType} what it
 * returns, {@link ai.autoposting.sdk.call.Arguments} with which values, {@link ai.autoposting.sdk.call.RequestOptions} what
 * the caller wants otherwise than the client has it. {@link ai.autoposting.sdk.call.Transport} carries the call out.
 * Bodies that are no JSON are an {@link ai.autoposting.sdk.call.Upload}, a {@link ai.autoposting.sdk.call.Form} or a {@link
 * ai.autoposting.sdk.call.Multipart} on the way out, a {@link ai.autoposting.sdk.call.Download} on the way back. {@link
 * ai.autoposting.sdk.call.ApiResponse} is the data with what came with it, {@link ai.autoposting.sdk.call.RateLimit}
 * included.
 */
@NullMarked
package ai.autoposting.sdk.call;

import org.jspecify.annotations.NullMarked;
