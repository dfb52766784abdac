/**
 * The language of a service's YAML: one record for each block of it, with what it may say and what it is where left out.
 * Pure, and of itself alone: what a spec stands for in AWS is said in the room above.
 */
@NullMarked
package dev.mooring.kinds.service.spec;

import org.jspecify.annotations.NullMarked;
