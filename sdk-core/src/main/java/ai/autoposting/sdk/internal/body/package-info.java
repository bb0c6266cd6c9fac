/** From bytes to values: bodies bounded, decompressed and decoded. */
@NullMarked
package ai.autoposting.sdk.internal.body;

import org.jspecify.annotations.NullMarked;
