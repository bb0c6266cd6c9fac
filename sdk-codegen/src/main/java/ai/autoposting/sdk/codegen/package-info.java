/** Turns the specification into the SDK's models, codecs and API classes. Runs at build time only. */
@NullMarked
package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.NullMarked;
