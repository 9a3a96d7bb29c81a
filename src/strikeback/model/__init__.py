"""The words of the project as typed, frozen records. Data only: no input, no output, no clock."""
