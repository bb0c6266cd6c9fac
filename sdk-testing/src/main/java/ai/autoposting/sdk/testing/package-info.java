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
 * <h2>What is unknown of the service</h2>
 *
 * Where its documentation is silent, the mock server does the following, which is a choice and no promise of the service:
 *
 * <ul>
 *   <li>Storing a token again for the same brand, platform and {@code platformUserId} replaces it, under a new {@code tokenId}.
 *   <li>Details of a platform without tokens are an empty list; {@link ai.autoposting.sdk.testing.AutopostingMockServer.Builder#notFoundWithoutTokens()} makes it 404.
 *   <li>Every brand exists; {@link ai.autoposting.sdk.testing.AutopostingMockServer.Builder#knownBrandsOnly()} makes it 404 for those that no test has named.
 *   <li>{@code status} is always {@code active}, {@code lastUsedAt} null, and a token whose {@code expiresAt} has passed stays as it
 *       is, unless a test says otherwise through {@link ai.autoposting.sdk.testing.AutopostingMockServer#brand}. The service refreshes tokens by itself 10 minutes before; the mock server does after
 *       {@link ai.autoposting.sdk.testing.AutopostingMockServer.Builder#refreshesByItself()} only.
 *   <li>A refresh gives 60 days more, to the account that was connected first. One that fails, and one of a token that was stored
 *       without a refresh token, is 409 with the {@code refreshError} as text, and the token is dead until it is stored or exchanged anew;
 *       {@link ai.autoposting.sdk.testing.Refreshing} makes it otherwise.
 *   <li>To refresh or delete what is not there is 404; to delete is answered {@code {"success": true}}.
 *   <li>The status has the accounts in the order in which they appeared, then the platforms without one. It shows no
 *       {@code platformAccountType}, pictures or pages.
 *   <li>A code that has been exchanged already is 400. Any other text is a code: for the account that is dead, if the brand has one on
 *       the platform, else for a new one. {@code redirectUri} and {@code state} are not looked at.
 *   <li>Scopes are {@code tweet.read} and {@code tweet.write} on X and none elsewhere; the username is {@code @} and the slug's letters.
 *   <li>A request that breaks the specification is answered with code {@code bad_request} and the first violation as text; unknown
 *       paths with {@code not_found}. The service's own codes and texts for these are unknown.
 *   <li>There is no quota until {@link ai.autoposting.sdk.testing.AutopostingMockServer#rateLimit} sets one. The service publishes none.
 *   <li>The header {@code x-request-id} is sent; that the service sends one is undocumented.
 *   <li>Webhooks: the signature is written as 64 hexadecimal digits in lower case without a prefix, the timestamp as Unix seconds.
 *       The headers for event and delivery repeat the body's {@code event} and {@code id}; where it has none that a header can carry,
 *       they are {@code webhook.test} and the next id. Each delivery is a POST of {@code application/json} with the timestamp of its own
 *       time; whether one that the service repeats keeps the first one is unknown. Nothing is delivered by itself, or again.
 *   <li>Paths outside {@code /api-proxy}, but for {@code /__mock/}, answer 200 with a web page, as the service's dashboard was seen to.
 * </ul>
 *
 * <h2>How it is made</h2>
 *
 * For whoever changes the server, a request's way through it:
 *
 * <ul>
 *   <li>{@code MockHttpServer}, {@code ConnectionListener} and {@code ConnectionHandler}: sockets, threads and waiting.
 *   <li>{@code RequestReader} and {@code ResponseWriter}: HTTP/1.1.
 *   <li>{@code RequestHandler}: checks and records each request and decides on the response. A new behaviour of an operation
 *       goes into {@code MockService} ({@code TokenLife} for tokens that are stored), and what it has to remember into {@code TokenStore}.
 *       {@code PlannedResponses} are the results that a test has chosen, {@code OwnEndpoints} what it has added.
 *   <li>{@code LateEffects}: what a request does after its response.
 *   <li>{@code Controls}: what can be set while the server runs; {@code ControlDoor} is the way to it over HTTP, {@code MainOptions}
 *       from the command line; {@code SpokenRule} and {@code SpokenFault} are the words for faults. {@code Fleet} is brands and tokens
 *       as JSON, and {@code StateFile} keeps one.
 *   <li>{@code Webhooks} makes and signs events, {@code WebhookSender} delivers them.
 *   <li>{@code RequestMasking}: how secrets are kept out of what is shown.
 *   <li>{@code testing.spec}: the specification and the check against it.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.testing;

import org.jspecify.annotations.NullMarked;
