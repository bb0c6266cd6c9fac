/**
 * A mock of the Autoposting API to test against, failure paths included, without knowing HTTP.
 *
 * <p>For users: start with {@link ai.autoposting.sdk.testing.AutopostingMockServer}, in JUnit tests with {@link
 * ai.autoposting.sdk.testing.AutopostingMockExtension}; {@link ai.autoposting.sdk.testing.Fault} is what can go wrong.
 *
 * <p>For whoever changes the server, a request's way through it:
 *
 * <ul>
 *   <li>{@code MockHttpServer}, {@code ConnectionListener} and {@code ConnectionHandler}: sockets, threads and waiting.
 *   <li>{@code RequestReader} and {@code ResponseWriter}: HTTP/1.1.
 *   <li>{@code RequestHandler}: checks and records each request and decides on the response. A new behaviour of an operation
 *       goes into {@code MockService}, and what it has to remember into {@code TokenStore}.
 *   <li>{@code RequestMasking}: how secrets are kept out of what is shown.
 *   <li>{@code testing.spec}: the specification and the check against it.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.testing;

import org.jspecify.annotations.NullMarked;
