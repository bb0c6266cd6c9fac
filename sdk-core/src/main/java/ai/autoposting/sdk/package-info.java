/** The client of the Autoposting API and its settings. Start with {@link ai.autoposting.sdk.AutopostingClient}. */
@NullMarked
package ai.autoposting.sdk;

import org.jspecify.annotations.NullMarked;
