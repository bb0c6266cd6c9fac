/**
 * Turns the specification into the SDK's models, codecs and API classes. Runs at build time only.
 *
 * <p>{@link ai.autoposting.sdk.codegen.SdkCodegen} is the generator that openapi-generator runs: it says which file comes from
 * which template. {@code Sdk} reads all that is generated. The others each have one part:
 *
 * <ul>
 *   <li>what stands in the document: {@code SpecReader} (YAML), {@code Document} (references), {@code OperationSpec}, {@code
 *       Contents} (bodies by media type)
 *   <li>what a schema means: {@code Schemas} (null, allOf), {@code Merging}, {@code Keywords}, {@code Fingerprints} (which are the same), {@code
 *       Shape} (its kind; refuses what cannot be generated)
 *   <li>which Java type it has: {@code Types}, the registry of names, with {@code TypeOwners}, {@code ObjectTypes}, {@code EnumTypes} and {@code
 *       UnionTypes}, which make the classes, and {@code SharedTypes}, which gives one name to what is the same
 *   <li>what can be called: {@code Operations}, with {@code Endpoints} and {@code Security}, {@code Parameters}, {@code Bodies},
 *       {@code Results}, {@code Failures} and {@code OperationDocs}
 *   <li>how it is called in Java: {@code Names}, with {@code Words}, {@code Signs} and {@code Singular}; {@code TypeNames}, the
 *       committed list of what the specification does not say
 *   <li>what is secret: {@code SecretNames}, which is emitted too, and {@code SecretProperties}
 *   <li>what goes wrong: {@code Problem}, collected in {@code Problems}, told by {@code SpecException}; {@code Notices} is what a
 *       maintainer should know of what goes well
 *   <li>what the templates see: {@code ModelViews}, {@code ApiViews}, {@code Overload}, {@code CodecSwitch} and their parts
 *   <li>what is written: {@code SourceTemplates}, {@code EmittedSource}, {@code StringLiteral}; {@code Javadoc}, with {@code
 *       Markdown}, {@code TameNodes}, {@code JavadocText}, {@code Limits} and {@code EnumTexts}
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.codegen;

import org.jspecify.annotations.NullMarked;
