/** The engine that carries every call out. Knows HTTP; knows no single operation. */
@NullMarked
package ai.autoposting.sdk.internal;

import org.jspecify.annotations.NullMarked;
