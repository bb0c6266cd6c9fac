/**
 * How values become JSON and back, through Jackson's streaming API. Not for users: only the SDK's own modules see it.
 *
 * <p>{@link ai.autoposting.sdk.json.Codec} reads and writes one type. Those of models are generated, and {@code ModelCodecs}
 * finds one by its class. {@link ai.autoposting.sdk.json.ScalarCodecs} has those of single values, {@link
 * ai.autoposting.sdk.json.ContainerCodecs} those of lists and maps. {@link ai.autoposting.sdk.json.FreeFormJson} reads and
 * writes JSON that no model describes. {@link ai.autoposting.sdk.json.JsonCodecs} has the parser's bounds and the door for a
 * user's own object mapper. {@link ai.autoposting.sdk.json.JsonMismatchException} says where a value does not fit.
 */
@NullMarked
package ai.autoposting.sdk.json;

import org.jspecify.annotations.NullMarked;
