/**
 * One class per group of endpoints, generated from the specification; method names are its operation ids.
 *
 * <p>{@code <Tag>Api} has the methods of one tag of the specification, {@code <Tag>AsyncApi} the same ones with futures, and
 * {@code <Tag>Operations} what is called, as constants of {@link ai.autoposting.sdk.call.Operation}. {@link
 * ai.autoposting.sdk.api.TagApis} and {@link ai.autoposting.sdk.api.AsyncTagApis} have an accessor for each tag; the clients
 * extend them. {@link ai.autoposting.sdk.api.Operations} lists all operations.
 */
@NullMarked
package ai.autoposting.sdk.api;

import org.jspecify.annotations.NullMarked;
