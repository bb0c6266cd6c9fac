/**
 * From bytes to values: bodies bounded, decompressed and decoded. No HTTP and no retries here.
 *
 * <ul>
 *   <li>Bounds: {@link ai.autoposting.sdk.internal.body.BoundedInput} for bytes, {@link
 *       ai.autoposting.sdk.internal.body.BoundedParsers} for JSON values.
 *   <li>Compression: {@code ContentDecoding} reads the header, {@code GzipDecoder} does it.
 *   <li>Data: {@link ai.autoposting.sdk.internal.body.EnvelopeReader} reads {@code data} straight through a codec, which {@link
 *       ai.autoposting.sdk.internal.body.CodecResolver} finds; {@code Databind} is for users' own types.
 *   <li>Text of error bodies: {@link ai.autoposting.sdk.internal.body.BodyText}.
 *   <li>No result: {@link ai.autoposting.sdk.internal.body.BodyException}. Memory: {@link
 *       ai.autoposting.sdk.internal.body.BufferPool}.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.internal.body;

import org.jspecify.annotations.NullMarked;
