/**
 * Changes to specs that a machine makes, written as a person would write them, and their commits. What is changed is pure;
 * only the git checkout touches the disk. Knows no AWS.
 */
@NullMarked
package dev.mooring.edit;

import org.jspecify.annotations.NullMarked;
