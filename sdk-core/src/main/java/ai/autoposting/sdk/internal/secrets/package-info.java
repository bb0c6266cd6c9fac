/** Masking: what is secret, and how it is found in text however it is written. */
@NullMarked
package ai.autoposting.sdk.internal.secrets;

import org.jspecify.annotations.NullMarked;
