/**
 * {@code kind: Dashboard}: its language, what it draws, and the one class that talks to CloudWatch. What a generated one
 * draws are the {@link dev.mooring.kinds.Signal}s of the other documents; no other kind is known here.
 */
@NullMarked
package dev.mooring.kinds.dashboard;

import org.jspecify.annotations.NullMarked;
