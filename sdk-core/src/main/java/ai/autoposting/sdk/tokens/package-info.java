/**
 * What users of tokens would write again: storing one safely, knowing how urgent it is, looking at those of many brands. Works on
 * any {@link ai.autoposting.sdk.call.Transport}: that of a client, or one of your own.
 */
@NullMarked
package ai.autoposting.sdk.tokens;

import org.jspecify.annotations.NullMarked;
