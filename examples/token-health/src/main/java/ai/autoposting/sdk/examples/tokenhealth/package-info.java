/**
 * A program that says which tokens expire next, and which account will fail its next post.
 *
 * <ul>
 *   <li>{@code TokenHealthCommand} is the command line; it wires the others and knows the exit codes. {@code BrandList} is what it asks for.
 *   <li>{@code FleetReader} asks the SDK's surveys, {@code Cell} puts together what they found of one brand on one platform, {@code
 *       Brake} says when no more brands are asked. They know nothing of files and terminals.
 *   <li>{@code Report} is what was found; {@code Account} and {@code Level} say how bad it is.
 *   <li>{@code TableOutput}, {@code JsonOutput}, {@code PageOutput} and {@code MetricsOutput} tell it. The page is made of the JSON and
 *       resources: {@code page.html}, {@code page.css} and scripts, of which {@code page.js} starts the others.
 *   <li>{@code DemoFleet} is what there is to see without a key.
 * </ul>
 */
@NullMarked
package ai.autoposting.sdk.examples.tokenhealth;

import org.jspecify.annotations.NullMarked;
