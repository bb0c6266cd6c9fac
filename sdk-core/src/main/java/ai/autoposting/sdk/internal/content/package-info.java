/**
 * What requests carry besides JSON: {@code Bodies} makes a {@code Content} of an upload, a form or a multipart. It is a row of
 * {@code Piece}s: {@code Bytes} that are at hand, and {@code Source}s that are read, through {@code CountedInput}, while they
 * are sent. {@code FormContent} and {@code MultipartContent} know the formats. Uses {@code
 * internal.http}, {@code internal.body} and {@code internal.secrets}; loaded by calls with such a body only.
 */
@NullMarked
package ai.autoposting.sdk.internal.content;

import org.jspecify.annotations.NullMarked;
