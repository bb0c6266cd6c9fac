/**
 * Turns the specification into the SDK's models, codecs and API classes. Runs at build time only.
 *
 * <p>{@link ai.autoposting.sdk.codegen.SdkCodegen} is the generator that openapi-generator runs: it says which file comes from
 * which template. The others each have one part:
 *
 * <ul>
 *   <li>what a schema means: {@code Schemas} (references, null, allOf), {@code Shape} (its kind; refuses what cannot be generated)
 *   <li>which Java type it has: {@code Types}, the registry of names, with {@code ObjectTypes}, {@code EnumTypes} and {@code
 *       UnionTypes}, which make the classes
 *   <li>what can be called: {@code Operations}, with {@code Parameters}, {@code Results}, {@code Failures} and {@code
 *       OperationDocs}
 *   <li>how it is called in Java: {@code Names}, and {@code TypeNames}, the committed list of exceptions
 *   <li>what is secret: {@code SecretNames}, which is emitted too, and {@code SecretProperties}
 *   <li>what the templates see: {@code ModelViews}, {@code ApiViews} and their parts
 *   <li>what is written: {@code SourceTemplates}, {@code EmittedSource}, {@code Javadoc}, {@code StringLiteral}
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.NullMarked;
