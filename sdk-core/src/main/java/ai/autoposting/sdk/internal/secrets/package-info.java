/**
 * Masking: what is secret, and how it is found in text however it is written. Uses nothing of the engine.
 *
 * <ul>
 *   <li>The secrets of a call, and their masking: {@link ai.autoposting.sdk.internal.secrets.SecretMasker}.
 *   <li>Where they come from: {@code HeaderSecrets}, {@code JsonSecrets}, {@link
 *       ai.autoposting.sdk.internal.secrets.BasicCredentials}.
 *   <li>How they are found: {@code SecretMatcher} looks for all of them in one pass over an {@code EscapedText}, which sees through
 *       backslashes, percent-encoding and {@code HtmlEntities}.
 *   <li>{@link ai.autoposting.sdk.internal.secrets.PercentEncoding} writes path segments and query values.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.internal.secrets;

import org.jspecify.annotations.NullMarked;
