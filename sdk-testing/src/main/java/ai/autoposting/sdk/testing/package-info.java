/**
 * A mock of the Autoposting API to test against, failure paths included, without knowing HTTP.
 *
 * <p>For users: start with {@link ai.autoposting.sdk.testing.AutopostingMockServer}, in JUnit tests with {@link
 * ai.autoposting.sdk.testing.AutopostingMockExtension}; {@link ai.autoposting.sdk.testing.Fault} is what can go wrong.
 *
 * <h2>When a test's own code throws</h2>
 *
 * When code of the test's own (a predicate, a supplier, a clock) throws, the request is answered 500 in the documented shape, with the
 * exception's type and place but not its message, which can hold secrets; {@link ai.autoposting.sdk.testing.AutopostingMockServer#verify()} then fails with the same. The server
 * prints nothing and logs nothing.
 *
 * <h2>How it is made</h2>
 *
 * For whoever changes the server, a request's way through it:
 *
 * <ul>
 *   <li>{@code MockHttpServer}, {@code ConnectionListener} and {@code ConnectionHandler}: sockets, threads and waiting.
 *   <li>{@code RequestReader} and {@code ResponseWriter}: HTTP/1.1.
 *   <li>{@code RequestHandler}: checks and records each request and decides on the response. A new behaviour of an operation
 *       goes into {@code MockService}, and what it has to remember into {@code TokenStore}.
 *       {@code PlannedResponses} are the results that a test has chosen.
 *   <li>{@code RequestMasking}: how secrets are kept out of what is shown.
 *   <li>{@code testing.spec}: the specification and the check against it.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.testing;

import org.jspecify.annotations.NullMarked;
