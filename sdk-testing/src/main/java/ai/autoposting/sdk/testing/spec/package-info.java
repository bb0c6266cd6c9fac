/**
 * The specification as the mock server knows it. Nothing here knows the server.
 *
 * <ul>
 *   <li>What the document says: {@link ai.autoposting.sdk.testing.spec.Spec}, its operations ({@link
 *       ai.autoposting.sdk.testing.spec.SpecOperation}), nodes and path templates.
 *   <li>Whether a request obeys it: {@link ai.autoposting.sdk.testing.spec.RequestCheck}, which checks credential and
 *       parameters, and {@link ai.autoposting.sdk.testing.spec.BodyCheck}, which checks the body: JSON, a form or a file. What a parameter's
 *       text stands for is up to {@link ai.autoposting.sdk.testing.spec.ParameterValues}. A new keyword of schemas goes into {@link
 *       ai.autoposting.sdk.testing.spec.SchemaCheck}, a new format of texts into {@link ai.autoposting.sdk.testing.spec.Formats}.
 *   <li>What a response would look like: {@link ai.autoposting.sdk.testing.spec.Examples}.
 *   <li>JSON from strangers, read within bounds: {@link ai.autoposting.sdk.testing.spec.JsonTrees}.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.testing.spec;

import org.jspecify.annotations.NullMarked;
