/**
 * Turns the specification into the SDK's models, codecs and API classes. Runs at build time only.
 *
 * <p>{@link ai.autoposting.sdk.codegen.SdkCodegen} is the generator that openapi-generator runs: it says which file comes from
 * which template. {@code Types} gives every schema its Java type and its name, {@code Operations} every operation its method;
 * both leave their results in {@code Views}, which is all that the templates see. {@code SourceTemplates} fills and formats.
 */
@NullMarked
package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.NullMarked;
