/**
 * A mock of the Autoposting API to test against, failure paths included, without knowing HTTP.
 *
 * <p>For users: start with {@link ai.autoposting.sdk.testing.AutopostingMockServer}, in JUnit tests with {@link
 * ai.autoposting.sdk.testing.AutopostingMockExtension}; {@link ai.autoposting.sdk.testing.Fault} is what can go wrong.
 *
 * <h2>What is no request</h2>
 *
 * What is not HTTP/1.1 as RFC 9112 frames it gets an error in the documented shape and the connection is closed; it is not in
 * {@link ai.autoposting.sdk.testing.AutopostingMockServer#requests()}: 400 for a request line, header, length, chunk or path that is malformed or ambiguous, 408 for a request that
 * is silent for 3 s before it is complete, 413 for a body of more than 10 MiB, 414 and 431 for a request line and headers of
 * more than 64 KiB, 417 for an {@code Expect} other than {@code 100-continue}, 501 for {@code CONNECT} and for codings other than
 * {@code chunked}, 505 for other versions. A JSON body must be UTF-8 and not encoded; of a name that stands twice in an object the last
 * one holds. One that would cost too much (more than 100,000 tokens, deeper than 1,000, a number of more than 1,000 digits or with an
 * exponent of more than four) is answered as what is no JSON.
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
