/**
 * What the contract, the generated code, the engine and the mock server share, and users do not see: the package is exported
 * to the SDK's own modules only. It knows the JDK and nothing else of the SDK.
 *
 * <ul>
 *   <li>What callers may set: {@link ai.autoposting.sdk.runtime.HeaderRules}, {@link ai.autoposting.sdk.runtime.OptionRules}.
 *   <li>What came back: {@link ai.autoposting.sdk.runtime.HeaderMaps}.
 *   <li>What may be shown: {@link ai.autoposting.sdk.runtime.Printable} makes text from outside harmless, {@link
 *       ai.autoposting.sdk.runtime.Quotable} keeps keys out of messages, {@link ai.autoposting.sdk.runtime.PathArguments} says
 *       which of many calls it was, {@link ai.autoposting.sdk.runtime.ToString} is that of models.
 *   <li>What a person means: {@link ai.autoposting.sdk.runtime.Blanks} around a text are none of it.
 *   <li>What is secret: {@code SecretNames}, which the generator emits.
 *   <li>Values that nobody can change: {@link ai.autoposting.sdk.runtime.UnmodifiableCopies}, {@link
 *       ai.autoposting.sdk.runtime.FreeMap}, {@link ai.autoposting.sdk.runtime.FreeList}.
 *   <li>Values as text: {@link ai.autoposting.sdk.runtime.ParameterText}, {@link ai.autoposting.sdk.runtime.Rfc3339}, {@link
 *       ai.autoposting.sdk.runtime.Decimals}.
 *   <li>{@link ai.autoposting.sdk.runtime.Futures} makes one future from another, and passes a cancel on.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.runtime;

import org.jspecify.annotations.NullMarked;
