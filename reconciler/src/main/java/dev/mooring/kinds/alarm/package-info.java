/**
 * {@code kind: Alarm}: its language, what it stands for in CloudWatch, and the one class of each type that talks to
 * CloudWatch. What other kinds can be watched by comes as {@link dev.mooring.kinds.Signal}s; no other kind is known here.
 */
@NullMarked
package dev.mooring.kinds.alarm;

import org.jspecify.annotations.NullMarked;
