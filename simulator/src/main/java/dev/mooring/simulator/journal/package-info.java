/** What was called, in order. Tests count it; nothing here changes what AWS answers. */
@NullMarked
package dev.mooring.simulator.journal;

import org.jspecify.annotations.NullMarked;
