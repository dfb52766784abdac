/** Amazon ECR: repositories, their images by tag and digest, and what scans found in them. No layers: nothing is pulled. */
@NullMarked
package dev.mooring.simulator.ecr;

import org.jspecify.annotations.NullMarked;
